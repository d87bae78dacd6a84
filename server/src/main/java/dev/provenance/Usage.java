package dev.provenance;

import dev.provenance.settings.Setting;

/** What {@code provenance server --help} prints: every setting there is. */
final class Usage {
  private Usage() {}

  static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            Usage: provenance server [--config FILE]

            Runs the server until it is told to stop. Settings are variables of the environment, or lines
            key=value of FILE (by default provenance.properties here, if there is one); a variable wins.

            """);
    for (Setting setting : Setting.values()) {
      text.append("  %-33s %s%n".formatted(setting.variable(), setting.key()));
      text.append("  %-33s %s%n".formatted("", setting.meaning()));
      if (!setting.absent().isEmpty()) {
        text.append("  %-33s default: %s%n".formatted("", setting.absent()));
      }
    }
    return text.append("\nPROVENANCE_JAVA_OPTS replaces the JVM's memory settings.\n").toString();
  }
}
