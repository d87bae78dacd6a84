package dev.provenance.cli.render;

import java.text.BreakIterator;
import org.jline.utils.WCWidth;

/** How many columns text takes on a terminal, and how to make it take fewer. */
final class DisplayWidth {
  private static final int EMOJI_FORM = 0xFE0F;

  private DisplayWidth() {}

  static int of(String text) {
    if (ascii(text)) {
      return text.length();
    }
    int width = 0;
    BreakIterator signs = signs(text);
    for (int from = signs.first(), to = signs.next(); to != BreakIterator.DONE; ) {
      width += ofSign(text.substring(from, to));
      from = to;
      to = signs.next();
    }
    return width;
  }

  /** The text in at most so many columns, with an ellipsis if something had to go. */
  static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    if (columns <= 0) {
      return "";
    }
    int width = 1; // the ellipsis
    BreakIterator signs = signs(text);
    int from = signs.first();
    for (int to = signs.next(); to != BreakIterator.DONE; to = signs.next()) {
      width += ofSign(text.substring(from, to));
      if (width > columns) {
        break;
      }
      from = to;
    }
    return text.substring(0, from) + "…";
  }

  /** What a reader sees as one sign may be many characters: an emoji family, a letter's accents. */
  private static int ofSign(String sign) {
    int first = sign.codePointAt(0);
    boolean emoji = Character.isEmojiPresentation(first) || sign.indexOf(EMOJI_FORM) >= 0;
    return emoji ? 2 : Math.max(0, WCWidth.wcwidth(first));
  }

  private static BreakIterator signs(String text) {
    BreakIterator signs = BreakIterator.getCharacterInstance();
    signs.setText(text);
    return signs;
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7E) {
        return false;
      }
    }
    return true;
  }
}
