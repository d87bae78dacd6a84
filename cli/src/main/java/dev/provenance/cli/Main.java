package dev.provenance.cli;

import dev.provenance.cli.api.Retry;
import dev.provenance.cli.catalog.ResourcesCommand;
import dev.provenance.cli.config.ConfigCommand;
import dev.provenance.cli.config.ConfigGetCommand;
import dev.provenance.cli.config.ConfigListCommand;
import dev.provenance.cli.config.ConfigPathCommand;
import dev.provenance.cli.config.ConfigResetCommand;
import dev.provenance.cli.config.ConfigSetCommand;
import dev.provenance.cli.console.FailureReport;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.export.ExportCommand;
import dev.provenance.cli.importgit.ImportGitCommand;
import dev.provenance.cli.importndjson.ImportNdjsonCommand;
import dev.provenance.cli.keys.KeysCommand;
import dev.provenance.cli.keys.KeysCreateCommand;
import dev.provenance.cli.keys.KeysListCommand;
import dev.provenance.cli.keys.KeysRevokeCommand;
import dev.provenance.cli.login.LoginCommand;
import dev.provenance.cli.search.SearchCommand;
import dev.provenance.cli.tail.TailCommand;
import dev.provenance.cli.trace.TraceCommand;
import dev.provenance.cli.track.TrackCommand;
import dev.provenance.cli.uow.UowCommand;
import dev.provenance.cli.uow.UowNewCommand;
import java.util.Locale;
import picocli.CommandLine;

/** Starts the command line. Exit codes: 0 done, 1 failed, 2 called wrongly. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    System.exit(commandLine(Surroundings.ofThisProcess(), Retry.standard()).execute(args));
  }

  /** Every command, wired by hand; a new command is one more line here. */
  static CommandLine commandLine(Surroundings surroundings, Retry retry) {
    return new CommandLine(new ProvenanceCommand())
        .addSubcommand("login", new LoginCommand(surroundings, retry))
        .addSubcommand("track", new TrackCommand(surroundings, retry))
        .addSubcommand("search", new SearchCommand(surroundings, retry))
        .addSubcommand("tail", new TailCommand(surroundings, retry))
        .addSubcommand("trace", new TraceCommand(surroundings, retry))
        .addSubcommand(
            "uow", new CommandLine(new UowCommand()).addSubcommand("new", new UowNewCommand()))
        .addSubcommand("resources", new ResourcesCommand(surroundings, retry))
        .addSubcommand("import", imports(surroundings, retry))
        .addSubcommand("export", new ExportCommand(surroundings, retry))
        .addSubcommand("keys", keys(surroundings, retry))
        .addSubcommand("config", config(surroundings))
        .addSubcommand("completion", new CompletionCommand())
        .setExecutionExceptionHandler(FailureReport::onFailure)
        .setParameterExceptionHandler(FailureReport::onWrongUse);
  }

  private static CommandLine imports(Surroundings surroundings, Retry retry) {
    return new CommandLine(new ImportCommand())
        .addSubcommand("git", new ImportGitCommand(surroundings, retry))
        .addSubcommand("ndjson", new ImportNdjsonCommand(surroundings, retry));
  }

  private static CommandLine keys(Surroundings surroundings, Retry retry) {
    return new CommandLine(new KeysCommand())
        .addSubcommand("list", new KeysListCommand(surroundings, retry))
        .addSubcommand("create", new KeysCreateCommand(surroundings, retry))
        .addSubcommand("revoke", new KeysRevokeCommand(surroundings, retry));
  }

  private static CommandLine config(Surroundings surroundings) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand("set", new ConfigSetCommand(surroundings))
        .addSubcommand("get", new ConfigGetCommand(surroundings))
        .addSubcommand("list", new ConfigListCommand(surroundings))
        .addSubcommand("path", new ConfigPathCommand(surroundings))
        .addSubcommand("reset", new ConfigResetCommand(surroundings));
  }
}
