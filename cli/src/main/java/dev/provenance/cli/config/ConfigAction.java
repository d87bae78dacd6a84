package dev.provenance.cli.config;

import dev.provenance.cli.console.HelpOption;
import dev.provenance.cli.console.Surroundings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the commands below {@code config} have in common. */
abstract class ConfigAction implements Callable<Integer> {
  final Surroundings surroundings;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  ConfigAction(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public final Integer call() {
    run(ConfigFile.of(surroundings));
    spec.commandLine().getOut().flush();
    spec.commandLine().getErr().flush();
    return ExitCode.OK;
  }

  abstract void run(ConfigFile file);

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  final ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
