package dev.provenance.sdk.queue;

import dev.provenance.sdk.http.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The queue as a whole: takes lines in, and has a thread that sends them. */
public final class Outbox {
  /** For the sender to give up its request when it is interrupted. */
  private static final long GIVE_UP_MILLIS = 2_000;

  private final QueueSettings settings;
  private final Backlog backlog;
  private final Counts counts;
  private final QueueListener listener;
  private final Backoff backoff;
  private final Delivery delivery;
  private final Thread sender;

  /** Nothing happens before {@link #start}. */
  public Outbox(
      QueueSettings settings,
      Backlog backlog,
      Transport transport,
      Counts counts,
      QueueListener listener) {
    this.settings = settings;
    this.backlog = backlog;
    this.counts = counts;
    this.listener = listener;
    this.backoff = new Backoff(settings.retryFirst(), settings.retryLongest());
    this.delivery = new Delivery(transport, backoff, counts, listener);
    this.sender = new Thread(this::send, "provenance-sender");
    sender.setDaemon(true);
  }

  public Outbox start() {
    sender.start();
    return this;
  }

  /** Puts a line in, or drops it when there is no room in time. */
  public void add(byte[] line) {
    if (!backlog.offer(line, Counts.nanos(settings.blockWhenFull()), counts)) {
      counts.countDropped();
      listener.dropped(line);
    }
  }

  /** Waits until all that was added before is settled; false if the time is over before. */
  public boolean flush(Duration deadline) {
    if (Thread.currentThread().equals(sender)) {
      return false;
    }
    try {
      return counts.awaitSettled(Counts.nanos(deadline));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Takes nothing more, sends what waits, and says how many lines are left. */
  public synchronized long close(Duration deadline) {
    backlog.close();
    backoff.hurry();
    if (Thread.currentThread().equals(sender)) {
      return counts.queued();
    }
    if (!ended(Math.max(1, deadline.toMillis()))) {
      sender.interrupt();
      ended(GIVE_UP_MILLIS);
    }
    long left = counts.queued();
    List<byte[]> lost = new ArrayList<>();
    if (!backlog.survives()) {
      lost.addAll(delivery.takeUnsettled());
    }
    lost.addAll(backlog.end());
    for (byte[] line : lost) {
      counts.countLost();
      listener.dropped(line);
    }
    return left;
  }

  private boolean ended(long millis) {
    try {
      sender.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !sender.isAlive();
  }

  private void send() {
    Optional<Batch> batch = Optional.empty();
    boolean more = true;
    while (more) {
      try {
        batch = batch.isPresent() ? batch : take();
        more = batch.isPresent();
        if (more) {
          delivery.deliver(batch.get());
          backlog.done(batch.get());
          counts.settled(batch.get().lines().size());
          batch = Optional.empty();
        }
      } catch (InterruptedException e) {
        more = false; // Closing, and its time is over: what is left stays where it is.
      } catch (RuntimeException | Error e) { // such as no memory: the sender must outlive it
        listener.failed(new IllegalStateException("sending failed, and goes on: " + e, e));
        more = rest();
      }
    }
  }

  private boolean rest() {
    try {
      backoff.pauseLongest();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private Optional<Batch> take() throws InterruptedException {
    return backlog.take(settings.maxBatch(), settings.maxBatchBytes());
  }
}
