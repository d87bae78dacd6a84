package dev.provenance.cli.uow;

import dev.provenance.cli.console.HelpOption;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Needs neither server nor configuration. */
@Command(
    name = "new",
    description = "Print a new id for a unit of work, a UUID of version 7.",
    footer = {
      "",
      "Example:",
      "  UOWID=$(provenance uow new)",
      "  provenance track -r order-789 -t ORDER -a CREATE -u $UOWID"
    })
public final class UowNewCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli sets it before run
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println(UuidV7.next(InstantSource.system()));
    out.flush();
  }
}
