package dev.provenance.cli.console;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a message on stderr and an exit code. */
public final class FailureReport {
  private FailureReport() {}

  /** Exit code 1; a stack trace only for what nobody foresaw. */
  public static int onFailure(Exception failure, CommandLine command) {
    PrintWriter err = command.getErr();
    if (failure instanceof CommandException expected) {
      print(command, expected.text());
    } else {
      print(command, "this should not have happened, please report it:");
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  /** Exit code 2, and where to read how it is meant to be called. */
  public static int onWrongUse(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    print(command, String.valueOf(wrong.getMessage()));
    UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println("Try '" + name + " --help'.");
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  private static void print(CommandLine command, String message) {
    // Never in colour: picocli decides by stdout, and stderr may well be a file.
    command.getErr().println("provenance: " + SafeText.ofLines(message));
  }
}
