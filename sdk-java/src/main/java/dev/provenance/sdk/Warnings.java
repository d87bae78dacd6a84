package dev.provenance.sdk;

import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Warnings to the platform's logger {@code dev.provenance.sdk}, at most one in ten seconds. */
final class Warnings {
  private static final long APART = TimeUnit.SECONDS.toNanos(10);

  private final System.Logger logger = System.getLogger("dev.provenance.sdk");
  private final AtomicLong last = new AtomicLong(System.nanoTime() - APART);
  private final AtomicLong silent = new AtomicLong();

  void warn(String message, @Nullable Throwable cause) {
    long now = System.nanoTime();
    long before = last.get();
    if (now - before < APART || !last.compareAndSet(before, now)) {
      silent.incrementAndGet();
      return;
    }
    long left = silent.getAndSet(0);
    String text = left == 0 ? message : message + " (and " + left + " warnings before)";
    if (cause instanceof Error) {
      logger.log(Level.WARNING, text, cause);
    } else {
      logger.log(Level.WARNING, text);
    }
  }
}
