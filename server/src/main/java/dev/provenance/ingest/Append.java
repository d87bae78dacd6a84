package dev.provenance.ingest;

import dev.provenance.model.Draft;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one request wants appended, on its way through a lane. Built by the request's thread, which
 * then waits; settled exactly once by the lane.
 */
final class Append {
  private final List<Draft> drafts;
  private final List<RequestKey> itemKeys;
  private final @Nullable RequestKey requestKey;
  private final int bytes;
  private final long begun = System.nanoTime();
  private final CountDownLatch settled = new CountDownLatch(1);
  private @Nullable Outcome outcome;
  private @Nullable RuntimeException failure;

  /**
   * Where the interactions are.
   *
   * @param numbers in the request's order
   * @param isNew by interaction; the others were there before, under the same idempotency key
   * @param createdDate of those that are new
   * @param catalogVersion of the tenant's catalog when they were written
   */
  record Outcome(long[] numbers, boolean[] isNew, Instant createdDate, long catalogVersion) {
    /** How many of those that are new have a number after one. */
    long freshAfter(long number) {
      return IntStream.range(0, numbers.length)
          .filter(i -> isNew[i] && numbers[i] > number)
          .count();
    }

    boolean isReplay() {
      for (boolean each : isNew) {
        if (each) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * @param itemKeys one per draft, or empty when no draft has one; null elements have none
   * @param requestKey of the request as a whole
   * @param bytes of its body
   */
  Append(
      List<Draft> drafts,
      List<@Nullable RequestKey> itemKeys,
      @Nullable RequestKey requestKey,
      int bytes) {
    this.drafts = drafts;
    this.itemKeys = Collections.unmodifiableList(itemKeys);
    this.requestKey = requestKey;
    this.bytes = bytes;
  }

  List<Draft> drafts() {
    return drafts;
  }

  @Nullable RequestKey itemKey(int index) {
    return itemKeys.isEmpty() ? null : itemKeys.get(index);
  }

  @Nullable RequestKey requestKey() {
    return requestKey;
  }

  boolean hasKeys() {
    return requestKey != null || !itemKeys.isEmpty();
  }

  /**
   * How many of the interactions no key stands for.
   *
   * @param known keys that were used before
   */
  int fresh(Set<String> known) {
    RequestKey request = requestKey;
    if (request != null && known.contains(request.text())) {
      return 0;
    }
    return Math.toIntExact(
        IntStream.range(0, drafts.size())
            .mapToObj(this::itemKey)
            .filter(key -> key == null || !known.contains(key.text()))
            .count());
  }

  long weight() {
    long weight = 0;
    for (Draft draft : drafts) {
      weight += draft.weight();
    }
    return weight;
  }

  int bytes() {
    return bytes;
  }

  /** When it began to wait, by {@link System#nanoTime}. */
  long begun() {
    return begun;
  }

  boolean isSettled() {
    return settled.getCount() == 0;
  }

  /** To be told once, and before anything fails. */
  void succeed(Outcome result) {
    outcome = result;
    settled.countDown();
  }

  /** Of one that is settled already nothing changes: its request may have gone on. */
  void fail(RuntimeException reason) {
    if (!isSettled()) {
      failure = reason;
      settled.countDown();
    }
  }

  /**
   * Waits until it is on disk or refused. Without a limit of its own: the lane settles all it
   * takes, the database's time-outs bound how long that lasts, and a timer per request is dear.
   */
  Outcome await() {
    try {
      settled.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(
          Problem.Reason.STOPPING,
          "The server is stopping; whether the interaction was stored is unknown");
    }
    if (failure != null) {
      throw failure;
    }
    if (outcome == null) {
      throw new IllegalStateException("settled without an outcome");
    }
    return outcome;
  }

  static ProblemException unavailable(Problem.Reason reason, String detail) {
    return new ProblemException(new Problem.Unavailable(reason, detail, Duration.ofSeconds(1)));
  }
}
