package dev.provenance.cli.render;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A colour, each part 0 to 255. */
record Rgb(int red, int green, int blue) {
  static final Rgb BLACK = new Rgb(0, 0, 0);
  static final Rgb WHITE = new Rgb(255, 255, 255);

  private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
  private static final int[] CUBE = {0, 95, 135, 175, 215, 255};

  /** {@code #rgb} or {@code #rrggbb}; null for anything else. */
  static @Nullable Rgb of(@Nullable String hex) {
    if (hex == null || !HEX.matcher(hex).matches()) {
      return null;
    }
    int bits = Integer.parseInt(hex.substring(1), 16);
    if (hex.length() == 4) {
      return new Rgb((bits >> 8) * 17, (bits >> 4 & 0xF) * 17, (bits & 0xF) * 17);
    }
    return new Rgb(bits >> 16, bits >> 8 & 0xFF, bits & 0xFF);
  }

  /** Black or white, whichever is easier to read on this (WCAG 2.2, contrast ratio). */
  Rgb contrast() {
    double luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    return (luminance + 0.05) / 0.05 > 1.05 / (luminance + 0.05) ? BLACK : WHITE;
  }

  /** The nearest of xterm's 256 colours: of its cube or of its grey ramp. */
  int palette256() {
    int[] steps = {step(red), step(green), step(blue)};
    Rgb cube = new Rgb(CUBE[steps[0]], CUBE[steps[1]], CUBE[steps[2]]);
    int shade = Math.clamp((red + green + blue) / 3 - 3L, 0, 235) / 10;
    int level = 8 + 10 * shade;
    return distance(cube) <= distance(new Rgb(level, level, level))
        ? 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
        : 232 + shade;
  }

  private int distance(Rgb other) {
    int r = red - other.red;
    int g = green - other.green;
    int b = blue - other.blue;
    return r * r + g * g + b * b;
  }

  private static int step(int part) {
    int nearest = 0;
    for (int i = 1; i < CUBE.length; i++) {
      if (Math.abs(CUBE[i] - part) < Math.abs(CUBE[nearest] - part)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
