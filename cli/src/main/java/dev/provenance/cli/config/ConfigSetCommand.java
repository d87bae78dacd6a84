package dev.provenance.cli.config;

import dev.provenance.cli.console.Surroundings;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "set",
    description = "Keep a value. With an empty one the setting is forgotten.",
    footer = {
      "",
      "Examples:",
      "  provenance config set origin GITHUB_ACTIONS",
      "  provenance config set outputFormat json"
    })
public final class ConfigSetCommand extends ConfigAction {
  @SuppressWarnings("NullAway.Init") // picocli demands it
  @Parameters(
      index = "0",
      paramLabel = "KEY",
      converter = SettingKey.class,
      completionCandidates = SettingKey.Candidates.class,
      description = "${COMPLETION-CANDIDATES}.")
  private Setting setting;

  @Parameters(index = "1", paramLabel = "VALUE", description = "What it is to be.")
  private String value = "";

  public ConfigSetCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void run(ConfigFile file) {
    String stripped = value.strip();
    if (stripped.isEmpty()) {
      file.unset(setting);
      return;
    }
    String complaint = setting.complaint(stripped);
    if (complaint != null) {
      String what = setting == Setting.API_KEY ? "" : " '" + value + "'";
      throw wrongUse(setting.key() + what + ": " + complaint + ".");
    }
    file.set(Map.of(setting, stripped));
  }
}
