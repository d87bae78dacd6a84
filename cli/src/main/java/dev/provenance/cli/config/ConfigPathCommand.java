package dev.provenance.cli.config;

import dev.provenance.cli.console.Surroundings;
import picocli.CommandLine.Command;

@Command(
    name = "path",
    description = "Print where the configuration file is, or would be.",
    footer = {"", "Example:", "  cat \"$(provenance config path)\""})
public final class ConfigPathCommand extends ConfigAction {
  public ConfigPathCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void run(ConfigFile file) {
    out().println(file.path());
  }
}
