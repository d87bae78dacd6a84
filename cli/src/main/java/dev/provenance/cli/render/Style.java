package dev.provenance.cli.render;

import dev.provenance.cli.console.ColorDepth;
import org.jspecify.annotations.Nullable;

/** How a piece of text looks where there are colours. */
record Style(@Nullable Rgb foreground, @Nullable Rgb background, boolean faint, boolean bold) {
  static final Style PLAIN = new Style(null, null, false, false);
  static final Style FAINT = new Style(null, null, true, false);
  static final Style BOLD = new Style(null, null, false, true);

  /** The text with its escape sequences (ECMA-48 SGR), reset at its end. */
  String paint(String text, ColorDepth depth) {
    if (depth == ColorDepth.NONE || equals(PLAIN) || text.isEmpty()) {
      return text;
    }
    StringBuilder codes = new StringBuilder();
    codes.append(faint ? ";2" : "").append(bold ? ";1" : "");
    codes.append(foreground == null ? "" : color(38, foreground, depth));
    codes.append(background == null ? "" : color(48, background, depth));
    return "\033[" + codes.substring(1) + "m" + text + "\033[0m";
  }

  private static String color(int ground, Rgb color, ColorDepth depth) {
    return depth == ColorDepth.TRUE_COLOR
        ? ";%d;2;%d;%d;%d".formatted(ground, color.red(), color.green(), color.blue())
        : ";%d;5;%d".formatted(ground, color.palette256());
  }
}
