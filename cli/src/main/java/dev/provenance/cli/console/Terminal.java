package dev.provenance.cli.console;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What stdout is.
 *
 * @param interactive whether somebody looks at it, and not the next program of a pipe
 * @param width in columns
 */
public record Terminal(boolean interactive, int width, ColorDepth colors) {
  /** A file or a pipe: nothing is cut off, nothing coloured. */
  public static final Terminal NONE = new Terminal(false, Integer.MAX_VALUE, ColorDepth.NONE);

  private static final int USUAL_WIDTH = 100;

  static Terminal onStdout(Map<String, String> variables) {
    if (!TerminalProbe.isTerminal(1)) {
      return NONE;
    }
    return new Terminal(true, width(variables), ColorDepth.of(variables));
  }

  private static int width(Map<String, String> variables) {
    String columns = variables.getOrDefault("COLUMNS", "");
    if (columns.matches("[1-9]\\d{0,4}")) {
      return Integer.parseInt(columns);
    }
    OptionalInt asked = TerminalProbe.width();
    return asked.orElse(USUAL_WIDTH);
  }
}
