package dev.provenance.cli;

import dev.provenance.cli.api.Retry;
import dev.provenance.cli.console.FailureReport;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.export.ExportCommand;
import dev.provenance.cli.importgit.ImportGitCommand;
import dev.provenance.cli.importndjson.ImportNdjsonCommand;
import dev.provenance.cli.tail.TailCommand;
import picocli.CommandLine;

/** Starts the command line. Exit codes: 0 done, 1 failed, 2 called wrongly. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine(Surroundings.ofThisProcess(), Retry.standard()).execute(args));
  }

  /** Every command, wired by hand; a new command is one more line here. */
  static CommandLine commandLine(Surroundings surroundings, Retry retry) {
    CommandLine imports =
        new CommandLine(new ImportCommand())
            .addSubcommand("git", new ImportGitCommand(surroundings, retry))
            .addSubcommand("ndjson", new ImportNdjsonCommand(surroundings, retry));
    return new CommandLine(new ProvenanceCommand())
        .addSubcommand("import", imports)
        .addSubcommand("tail", new TailCommand(surroundings, retry))
        .addSubcommand("export", new ExportCommand(surroundings, retry))
        .setExecutionExceptionHandler(FailureReport::onFailure)
        .setParameterExceptionHandler(FailureReport::onWrongUse);
  }
}
