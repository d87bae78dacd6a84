package dev.provenance.cli.console;

import java.io.InputStream;

/** Stdin where nobody can be asked. */
record StreamInput(InputStream stream) implements Input {
  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public String ask(String question) {
    throw new CommandException("There is no terminal to ask on: " + question);
  }

  @Override
  public String askSecret(String question) {
    return ask(question);
  }
}
