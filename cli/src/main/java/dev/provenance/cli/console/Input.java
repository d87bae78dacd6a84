package dev.provenance.cli.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Stdin: a person who can be asked, or bytes from a file or another program. */
public interface Input {
  /** Whether {@link #ask} and {@link #askSecret} reach somebody. */
  boolean interactive();

  /** The answer without the line's end; empty if there is none. */
  String ask(String question);

  /** As {@link #ask}, and the terminal does not show what is typed. */
  String askSecret(String question);

  InputStream stream();

  /** Bytes, and nobody to ask. */
  static Input of(InputStream stream) {
    return new StreamInput(stream);
  }

  /** The first line of the stream, without its end. */
  default String firstLine() {
    try {
      var lines = new BufferedReader(new InputStreamReader(stream(), StandardCharsets.UTF_8));
      String line = lines.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new CommandException("Cannot read stdin: " + e, e);
    }
  }
}
