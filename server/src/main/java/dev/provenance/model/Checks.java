package dev.provenance.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What makes a value of the API valid. */
public final class Checks {
  public static final String UUID_FORM = "a UUID like 550e8400-e29b-41d4-a716-446655440000";
  public static final String TIME_FORM = "a time like 2024-01-15T10:30:00.000Z";
  public static final String MNEMONIC_FORM = "1 to 64 of A-Z a-z 0-9 _ - .";

  /** Characters of what the world outside calls something: an id, a reference. */
  public static final int LONGEST_TEXT = 512;

  /** Characters of an idempotency key. */
  public static final int LONGEST_KEY = 255;

  private static final Pattern COLOUR = Pattern.compile("#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Checks() {}

  /** The canonical form of 36 characters only; {@link UUID#fromString} takes more. */
  public static Optional<UUID> uuid(String text) {
    if (text.length() != 36) {
      return Optional.empty();
    }
    try {
      UUID uuid = UUID.fromString(text);
      return uuid.toString().equalsIgnoreCase(text) ? Optional.of(uuid) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** ISO 8601 with a time zone, cut to milliseconds. */
  public static Optional<Instant> time(String text) {
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
          ? Optional.empty()
          : Optional.of(Instant.ofEpochMilli(instant.toEpochMilli()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A calendar day, UTC. */
  public static Optional<LocalDate> day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() < 1 || day.getYear() > 9999 ? Optional.empty() : Optional.of(day);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** UTC with milliseconds, the one form in which times are answered. */
  public static String format(Instant instant) {
    return MILLIS.format(instant);
  }

  public static boolean isMnemonic(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isMnemonic(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= 64;
  }

  private static boolean isMnemonic(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-'
        || c == '.';
  }

  public static boolean isColour(String text) {
    return COLOUR.matcher(text).matches();
  }

  /**
   * Says what is wrong with a text, if anything: its length in characters, or that it cannot be
   * stored.
   */
  public static Optional<String> textFault(String text, int longest) {
    int length = text.codePointCount(0, text.length());
    if (length < 1 || length > longest) {
      return Optional.of(length + " characters (expected: 1 to " + longest + ")");
    }
    if (text.indexOf('\0') >= 0) {
      return Optional.of("contains the character U+0000, which cannot be stored");
    }
    return hasHalfPair(text)
        ? Optional.of("contains half of a surrogate pair, which is no character")
        : Optional.empty();
  }

  private static boolean hasHalfPair(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** A value as a message quotes it: never longer than a line. */
  public static String quote(String value) {
    return value.length() <= 60
        ? "\"" + value + "\""
        : "\"" + value.substring(0, 57) + "…\" (" + value.length() + " characters)";
  }
}
