package dev.provenance.cli.console;

import picocli.CommandLine.Option;

/** {@code --help} for a subcommand; {@code --version} belongs to the whole program. */
public final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = OptionOrder.HELP,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli reads it
  private boolean asked;
}
