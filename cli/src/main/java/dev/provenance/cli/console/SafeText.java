package dev.provenance.cli.console;

import java.util.function.IntPredicate;

/**
 * Makes text fit to be shown: whatever could move the cursor, change colours, end the line or turn
 * the direction of writing is spelled out, as {@code \n} or {@code \u001b}.
 */
public final class SafeText {
  private SafeText() {}

  /** For a place within a line. */
  public static String ofLine(String text) {
    return escaped(text, SafeText::harmful);
  }

  /** For a message that may have several lines. */
  public static String ofLines(String text) {
    return escaped(text, codePoint -> codePoint != '\n' && harmful(codePoint));
  }

  /** Whether a terminal might take the character for more than a sign to show. */
  public static boolean harmful(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> turnsDirection(codePoint);
      default -> false;
    };
  }

  private static boolean turnsDirection(int codePoint) {
    return codePoint == 0x061C
        || codePoint == 0x200E
        || codePoint == 0x200F
        || (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private static String escaped(String text, IntPredicate unwanted) {
    if (text.codePoints().noneMatch(unwanted)) {
      return text;
    }
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(codePoint -> {
          if (unwanted.test(codePoint)) {
            safe.append(spelled(codePoint));
          } else {
            safe.appendCodePoint(codePoint);
          }
        });
    return safe.toString();
  }

  private static String spelled(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u%04x".formatted(codePoint);
    };
  }
}
