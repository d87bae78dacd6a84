package dev.provenance.cli.console;

import java.util.Map;

/** How many colours a terminal shows. */
public enum ColorDepth {
  NONE,
  PALETTE_256,
  TRUE_COLOR;

  /** As the environment tells, by the customs of COLORTERM, TERM and NO_COLOR. */
  static ColorDepth of(Map<String, String> variables) {
    String term = variables.getOrDefault("TERM", "");
    if (!variables.getOrDefault("NO_COLOR", "").isEmpty() || term.equals("dumb")) {
      return NONE;
    }
    String colorterm = variables.getOrDefault("COLORTERM", "");
    if (colorterm.equals("truecolor") || colorterm.equals("24bit")) {
      return TRUE_COLOR;
    }
    return term.endsWith("-256color") ? PALETTE_256 : NONE;
  }
}
