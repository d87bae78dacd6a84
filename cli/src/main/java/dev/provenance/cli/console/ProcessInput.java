package dev.provenance.cli.console;

import java.io.Console;
import java.io.InputStream;
import java.util.Optional;

/** Stdin of this process. */
final class ProcessInput implements Input {
  @Override
  public boolean interactive() {
    return TerminalProbe.isTerminal(0) && console().isPresent();
  }

  @Override
  public String ask(String question) {
    String answer = reachable().readLine("%s", question);
    return answer == null ? "" : answer.strip();
  }

  @Override
  public String askSecret(String question) {
    char[] answer = reachable().readPassword("%s", question);
    return answer == null ? "" : new String(answer).strip();
  }

  @Override
  public InputStream stream() {
    return System.in;
  }

  private static Console reachable() {
    return console().orElseThrow(() -> new CommandException("There is no terminal to ask on."));
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }
}
