package dev.provenance.retention;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an operator wants to be trimmed.
 *
 * @param keep how old an interaction may be
 * @param tenant its name; empty for all of them
 * @param resourceTypes mnemonics; empty for all of them
 * @param isReal whether to do it, not only to say what would be done
 */
public record TrimRequest(
    Duration keep, Optional<String> tenant, List<String> resourceTypes, boolean isReal) {
  public static final String USAGE =
      "--keep DAYSd [--tenant NAME] [--resource-type MNEMONIC]... [--yes]";

  /** What a month's quota counts stays, and what was recorded under an idempotency key. */
  private static final int LEAST_DAYS = 32;

  private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,4})d");

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static TrimRequest of(List<String> arguments) {
    Optional<Duration> keep = Optional.empty();
    Optional<String> tenant = Optional.empty();
    List<String> types = new ArrayList<>();
    boolean isReal = false;
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      String option = rest.next();
      switch (option) {
        case "--keep" -> keep = Optional.of(age(value(option, rest)));
        case "--tenant" -> tenant = Optional.of(value(option, rest));
        case "--resource-type" -> types.add(value(option, rest));
        case "--yes" -> isReal = true;
        default -> throw new IllegalArgumentException("unknown: " + option);
      }
    }
    return new TrimRequest(
        keep.orElseThrow(() -> new IllegalArgumentException("--keep is missing")),
        tenant,
        types,
        isReal);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static Duration age(String text) {
    Matcher days = DAYS.matcher(text);
    if (!days.matches() || Integer.parseInt(days.group(1)) < LEAST_DAYS) {
      throw new IllegalArgumentException(
          "--keep \"" + text + "\" (expected: a number of days like 400d, at least 32d)");
    }
    return Duration.ofDays(Integer.parseInt(days.group(1)));
  }
}
