package dev.provenance.cli;

import dev.provenance.cli.api.Retry;
import dev.provenance.cli.catalog.ResourcesCommand;
import dev.provenance.cli.config.ConfigCommand;
import dev.provenance.cli.config.ConfigGetCommand;
import dev.provenance.cli.config.ConfigListCommand;
import dev.provenance.cli.config.ConfigPathCommand;
import dev.provenance.cli.config.ConfigResetCommand;
import dev.provenance.cli.config.ConfigSetCommand;
import dev.provenance.cli.console.CommandException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Starts the command line. Exit codes: 0 done, 1 failed, 2 called wrongly. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    Map<String, Supplier<Object>> commands =
        commands(Surroundings.ofThisProcess(), Retry.standard());
    String wanted = args.length == 0 ? "" : args[0];
    // Most commands take less time to run than it takes to build all of them.
    if (commands.containsKey(wanted) && !wanted.equals("completion")) {
      commands.keySet().retainAll(List.of(wanted));
    }
    System.exit(execute(commandLine(commands), args));
  }

  private static int execute(CommandLine root, String[] args) {
    try {
      return root.execute(Arguments.asTyped(args));
    } catch (CommandException unreadable) {
      return FailureReport.onFailure(unreadable, root);
    }
  }

  static CommandLine commandLine(Surroundings surroundings, Retry retry) {
    return commandLine(commands(surroundings, retry));
  }

  private static CommandLine commandLine(Map<String, Supplier<Object>> commands) {
    CommandLine root = new CommandLine(new ProvenanceCommand());
    commands.forEach((name, command) -> root.addSubcommand(name, command.get()));
    return root.setExecutionExceptionHandler(
            (failure, command, parsed) -> FailureReport.onFailure(failure, command))
        .setParameterExceptionHandler(FailureReport::onWrongUse);
  }

  /** Every command, wired by hand; a new command is one more line here. */
  private static Map<String, Supplier<Object>> commands(Surroundings surroundings, Retry retry) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("login", () -> new LoginCommand(surroundings, retry));
    commands.put("track", () -> new TrackCommand(surroundings, retry));
    commands.put("search", () -> new SearchCommand(surroundings, retry));
    commands.put("tail", () -> new TailCommand(surroundings, retry));
    commands.put("trace", () -> new TraceCommand(surroundings, retry));
    commands.put("uow", Main::uow);
    commands.put("resources", () -> new ResourcesCommand(surroundings, retry));
    commands.put("import", () -> imports(surroundings, retry));
    commands.put("export", () -> new ExportCommand(surroundings, retry));
    commands.put("keys", () -> keys(surroundings, retry));
    commands.put("config", () -> config(surroundings));
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  private static CommandLine uow() {
    return new CommandLine(new UowCommand()).addSubcommand("new", new UowNewCommand());
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
