package dev.provenance.cli.log;

import java.io.IOException;
import java.util.Locale;

/** Tells that whoever read stdout has gone away, as {@code head} does, from other failures. */
public final class BrokenPipe {
  private BrokenPipe() {}

  /** Java has no exception of its own for it, only the words of the operating system. */
  public static boolean is(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("broken pipe") || message.contains("pipe is being closed");
  }
}
