package dev.provenance.cli.config;

import dev.provenance.cli.console.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one run, in this order: an option, the environment, the configuration file, the
 * default. The file is read when nothing before it has the answer.
 */
public final class Configuration {
  private final Surroundings surroundings;
  private final ConfigFile file;

  /** A value and where it comes from, as a person would name the place. */
  public record Choice(String value, String source) {}

  public Configuration(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.file = ConfigFile.of(surroundings);
  }

  /** Null if the setting is in none of the places. */
  public @Nullable Choice choice(Setting setting, @Nullable Choice option) {
    if (option != null) {
      return option;
    }
    String variable = setting.variable();
    String fromEnvironment = variable == null ? null : surroundings.variable(variable);
    if (variable != null && fromEnvironment != null) {
      return new Choice(fromEnvironment, variable);
    }
    String kept = file.value(setting);
    if (kept != null) {
      return new Choice(kept, setting.key() + " in " + file.path());
    }
    String byDefault = setting.defaultValue();
    return byDefault == null ? null : new Choice(byDefault, "default");
  }
}
