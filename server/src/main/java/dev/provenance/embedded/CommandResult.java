package dev.provenance.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** How a short-lived program ended, and what it wrote. */
record CommandResult(int exitCode, String output) {
  private static final int KILL_AFTER_MINUTES = 5;

  /** Runs the program to its end, whether this thread is interrupted or not. */
  static CommandResult of(ProcessBuilder command) {
    try {
      Process process = command.start();
      process.getOutputStream().close();
      CompletableFuture<Void> watchdog =
          CompletableFuture.runAsync(
              process::destroyForcibly,
              CompletableFuture.delayedExecutor(KILL_AFTER_MINUTES, TimeUnit.MINUTES));
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exitCode = process.onExit().join().exitValue();
      watchdog.cancel(false);
      return new CommandResult(exitCode, output.strip());
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "Cannot run %s: %s. Check that the file is there, executable, and not on a disk mounted noexec."
              .formatted(command.command(), e.getMessage()),
          e);
    }
  }

  boolean succeeded() {
    return exitCode == 0;
  }
}
