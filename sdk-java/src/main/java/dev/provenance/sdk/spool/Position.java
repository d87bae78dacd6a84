package dev.provenance.sdk.spool;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place between two lines.
 *
 * @param segment number of the file, from 1
 * @param offset bytes from its start
 */
record Position(long segment, long offset) {
  private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,18})\\s+(\\d{1,18})\\s*");

  static final Position START = new Position(0, 0);

  /** What a file said, or the start if that is no position: then everything is sent once more. */
  static Position parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? new Position(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)))
        : START;
  }

  String text() {
    return SpoolDirectory.number(segment) + " " + offset + "\n";
  }
}
