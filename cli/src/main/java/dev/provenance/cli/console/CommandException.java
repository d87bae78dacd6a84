package dev.provenance.cli.console;

import org.jspecify.annotations.Nullable;

/** A command could not do its work; the message is written for the person who called it. */
public class CommandException extends RuntimeException {
  public CommandException(String message) {
    this(message, null);
  }

  public CommandException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** What to print. */
  public final String text() {
    return String.valueOf(getMessage());
  }
}
