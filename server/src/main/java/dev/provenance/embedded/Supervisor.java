package dev.provenance.embedded;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings PostgreSQL back, on its port, whenever it ends before we are closed.
 *
 * <p>A postmaster is launched only under this object's monitor and only while not closed, so {@link
 * #close} always knows the last one there will be.
 */
final class Supervisor {
  private static final System.Logger LOG = System.getLogger(Supervisor.class.getName());
  private static final Duration FIRST_DELAY = Duration.ofMillis(50);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  /**
   * At most this long after a run that accepted connections: clients wait for it meanwhile. Only
   * starts that fail are tried ever less often.
   */
  private static final Duration LONGEST_DELAY_AFTER_RUN = Duration.ofMillis(250);

  /** A run of this length ends a series of failures: the next delay is the first again. */
  private static final Duration STABLE = Duration.ofMinutes(1);

  private final PostmasterLauncher launcher;
  private final Login login;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Postmaster postmaster;

  private Supervisor(PostmasterLauncher launcher, Login login, Postmaster postmaster) {
    this.launcher = launcher;
    this.login = login;
    this.postmaster = postmaster;
  }

  static Supervisor watching(Postmaster postmaster, PostmasterLauncher launcher, Login login) {
    Supervisor supervisor = new Supervisor(launcher, login, postmaster);
    Thread.ofPlatform().daemon().name("embedded-postgres").start(supervisor::watch);
    return supervisor;
  }

  boolean isAlive() {
    return postmaster.isAlive();
  }

  long pid() {
    return postmaster.pid();
  }

  /** Returns when no postmaster runs and none will be started. */
  void close() {
    synchronized (this) {
      closed.countDown();
    }
    postmaster.stop();
  }

  private void watch() {
    try {
      Duration delay = Duration.ZERO;
      while (true) {
        Instant start = Instant.now();
        int exitCode = postmaster.awaitExit();
        if (isClosed()) {
          return;
        }
        LOG.log(
            Level.WARNING,
            "PostgreSQL (PID {0}) ended with exit code {1}; starting it again",
            Long.toString(pid()),
            exitCode);
        boolean stable = Duration.between(start, Instant.now()).compareTo(STABLE) >= 0;
        delay = restart(stable ? Duration.ZERO : delay);
      }
    } catch (InterruptedException e) {
      LOG.log(Level.ERROR, "PostgreSQL is no longer watched", e);
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Tries until it succeeds or we are closed.
   *
   * @param delay to wait before the first attempt
   * @return the delay for the next restart
   */
  private Duration restart(Duration delay) throws InterruptedException {
    Duration next = delay;
    while (!closed.await(next.toMillis(), TimeUnit.MILLISECONDS)) {
      next = longer(next);
      try {
        Postmaster started = launchUnlessClosed();
        if (started != null) {
          started.awaitReady(login, message -> LOG.log(Level.INFO, message));
          LOG.log(Level.INFO, "PostgreSQL is back (PID {0})", Long.toString(started.pid()));
        }
        return next.compareTo(LONGEST_DELAY_AFTER_RUN) < 0 ? next : LONGEST_DELAY_AFTER_RUN;
      } catch (PostmasterExitException e) {
        logFailure(e.getMessage() + System.lineSeparator() + e.output(), next, e);
      } catch (IOException | RuntimeException e) {
        logFailure(String.valueOf(e.getMessage()), next, e);
        postmaster.stop();
      }
    }
    return next;
  }

  private synchronized @Nullable Postmaster launchUnlessClosed() throws IOException {
    if (isClosed()) {
      return null;
    }
    postmaster = launcher.launch(login.port());
    return postmaster;
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private void logFailure(String reason, Duration delay, Exception cause) {
    if (!isClosed()) {
      LOG.log(
          Level.WARNING,
          "PostgreSQL did not start again, next attempt in " + delay + ": " + reason,
          cause);
    }
  }

  private static Duration longer(Duration delay) {
    Duration doubled = delay.isZero() ? FIRST_DELAY : delay.multipliedBy(2);
    return doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
  }
}
