package dev.provenance.cli;

import dev.provenance.cli.console.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    synopsisSubcommandLabel = "SOURCE",
    description = "Record what already happened elsewhere as interactions.",
    footer = {
      "",
      "Examples:",
      "  provenance import git ~/projects/shop",
      "  provenance import ndjson log.ndjson"
    })
final class ImportCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Import from where? There is: " + String.join(", ", spec.subcommands().keySet()));
  }
}
