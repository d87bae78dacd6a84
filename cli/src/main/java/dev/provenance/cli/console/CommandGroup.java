package dev.provenance.cli.console;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that does nothing but hold others: called alone it names them. */
public abstract class CommandGroup implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  @Override
  public final void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Which "
            + spec.name()
            + " command? There is: "
            + String.join(", ", spec.subcommands().keySet()));
  }
}
