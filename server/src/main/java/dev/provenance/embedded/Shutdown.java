package dev.provenance.embedded;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Stops a postmaster: in order, then without the last checkpoint, then by force. */
final class Shutdown {
  private static final System.Logger LOG = System.getLogger(Shutdown.class.getName());
  private static final Duration FAST = Duration.ofSeconds(60);
  private static final Duration IMMEDIATE = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(10);

  private final Binaries binaries;

  Shutdown(Binaries binaries) {
    this.binaries = binaries;
  }

  /**
   * Also finishes its work when interrupted: a postmaster must not be left behind.
   *
   * @param gone whether the process has ended; asked again before each signal, so that none goes to
   *     a process that got the PID later
   * @return whether it has ended
   */
  boolean stop(long pid, BooleanSupplier gone) {
    signal("INT", pid, gone);
    if (await(gone, FAST)) {
      return true;
    }
    LOG.log(
        Level.WARNING,
        "PostgreSQL (PID {0}) has not stopped in {1}: stopping it without a checkpoint",
        Long.toString(pid),
        FAST);
    signal("QUIT", pid, gone);
    if (await(gone, IMMEDIATE)) {
      return true;
    }
    LOG.log(
        Level.WARNING,
        "PostgreSQL (PID {0}) has not stopped in {1}: killing it",
        Long.toString(pid),
        IMMEDIATE);
    if (!gone.getAsBoolean()) {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
    return await(gone, IMMEDIATE);
  }

  /** Java sends no signals but TERM and KILL; {@code pg_ctl} does, on Windows too. */
  private void signal(String name, long pid, BooleanSupplier gone) {
    if (gone.getAsBoolean()) {
      return;
    }
    CommandResult sent =
        CommandResult.of(binaries.command("pg_ctl", List.of("kill", name, Long.toString(pid))));
    if (!sent.succeeded() && !gone.getAsBoolean()) {
      LOG.log(
          Level.WARNING,
          "Signal {0} did not reach PostgreSQL (PID {1}): {2}",
          name,
          Long.toString(pid),
          sent.output());
    }
  }

  private static boolean await(BooleanSupplier gone, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    boolean interrupted = false;
    boolean ended = gone.getAsBoolean();
    while (!ended && System.nanoTime() < deadline) {
      LockSupport.parkNanos(POLL.toNanos());
      // parkNanos does not wait while the flag is set
      interrupted |= Thread.interrupted();
      ended = gone.getAsBoolean();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return ended;
  }
}
