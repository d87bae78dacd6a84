package dev.provenance.cli.config;

import dev.provenance.cli.console.Surroundings;
import picocli.CommandLine.Command;

@Command(
    name = "reset",
    description = "Forget everything that was set: delete the configuration file.",
    footer = {"", "Example:", "  provenance config reset"})
public final class ConfigResetCommand extends ConfigAction {
  public ConfigResetCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void run(ConfigFile file) {
    file.delete();
  }
}
