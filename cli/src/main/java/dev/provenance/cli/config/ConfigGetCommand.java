package dev.provenance.cli.config;

import dev.provenance.cli.config.Configuration.Choice;
import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.console.SafeText;
import dev.provenance.cli.console.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "get",
    description = "Print the value that holds now; of apiKey, too, the whole of it.",
    footer = {"", "Example:", "  provenance config get apiUrl"})
public final class ConfigGetCommand extends ConfigAction {
  @SuppressWarnings("NullAway.Init") // picocli demands it
  @Parameters(
      paramLabel = "KEY",
      converter = SettingKey.class,
      completionCandidates = SettingKey.Candidates.class,
      description = "${COMPLETION-CANDIDATES}.")
  private Setting setting;

  public ConfigGetCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void run(ConfigFile file) {
    Choice choice = new Configuration(surroundings).choice(setting, null);
    if (choice == null) {
      throw new CommandException(setting.key() + " is not set.");
    }
    out().println(SafeText.ofLine(choice.value()));
  }
}
