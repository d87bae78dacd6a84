package dev.provenance.cli.api;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How often to try and how long to wait in between: doubling from {@code first} to {@code longest},
 * shortened at random by up to half so that many clients do not come back at the same moment.
 */
public record Retry(int attempts, Duration first, Duration longest, Pause pause) {
  private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(1);

  /** Waits; a test may only write down for how long. */
  @FunctionalInterface
  public interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  /** Eight attempts within about half a minute: enough for a server to be restarted. */
  public static Retry standard() {
    return new Retry(8, Duration.ofMillis(250), Duration.ofSeconds(8), Thread::sleep);
  }

  /** At most three attempts: for what somebody waits for and can ask again. */
  public Retry brief() {
    return new Retry(Math.min(attempts, 3), first, longest, pause);
  }

  /** One attempt. */
  public Retry none() {
    return new Retry(1, first, longest, pause);
  }

  /** The wait after the given attempt (from 1); at least what the server asked for, to 60 s. */
  Duration delay(int attempt, @Nullable Duration askedFor) {
    long doubled = first.toMillis() << Math.min(attempt - 1, 20);
    long most = Math.min(doubled, longest.toMillis());
    Duration own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
    if (askedFor == null || askedFor.compareTo(own) <= 0) {
      return own;
    }
    return askedFor.compareTo(LONGEST_ASKED_FOR) < 0 ? askedFor : LONGEST_ASKED_FOR;
  }
}
