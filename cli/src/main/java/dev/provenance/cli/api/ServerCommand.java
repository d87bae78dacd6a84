package dev.provenance.cli.api;

import dev.provenance.cli.console.HelpOption;
import dev.provenance.cli.console.Surroundings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that asks the server and prints: what such commands have in common. */
public abstract class ServerCommand implements Callable<Integer> {
  protected final Surroundings surroundings;
  private final Retry retry;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

  @Mixin private final ConnectionOptions connectionOptions = new ConnectionOptions();

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  protected ServerCommand(Surroundings surroundings, Retry retry) {
    this.surroundings = surroundings;
    this.retry = retry;
  }

  @Override
  public final Integer call() {
    try (ApiClient api = connectionOptions.client(surroundings, retry)) {
      run(api);
    } finally {
      out().flush();
      err().flush();
    }
    return ExitCode.OK;
  }

  /** Does the work; whatever fails is thrown. */
  protected abstract void run(ApiClient api);

  /** For the result. */
  protected final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** For everything else. */
  protected final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Called wrongly. */
  protected final ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
