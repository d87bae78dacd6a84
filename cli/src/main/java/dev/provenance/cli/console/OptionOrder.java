package dev.provenance.cli.console;

/** Where options that many commands share stand in the help: behind a command's own. */
public final class OptionOrder {
  public static final int OUTPUT = 100;
  public static final int CONNECTION = 200;
  public static final int HELP = 300;

  private OptionOrder() {}
}
