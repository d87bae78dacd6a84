package dev.provenance.ingest;

import dev.provenance.model.ProblemException;
import dev.provenance.store.KeyTakenException;
import dev.provenance.store.LogWriter;
import dev.provenance.store.LogWriter.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One tenant's way into the log. Two threads work hand in hand: the writer takes all that is
 * waiting and appends it as one batch, without waiting for the disk; the publisher puts all
 * appended batches on disk with one flush, shows them and lets their requests go on. Nobody waits
 * for a timer: what comes while a batch is being written is the next batch.
 *
 * <p>Both are platform threads: waiting for the database with a time-out costs a virtual thread a
 * timer each time (docs/adr/0002). {@link #submit} may be called by any thread.
 */
final class Lane implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Lane.class.getName());
  private static final int MOST_ROWS_PER_BATCH = 10_000;
  private static final long MOST_BYTES_PER_BATCH = 16L * 1024 * 1024;
  private static final int MOST_UNPUBLISHED = 4;
  private static final int MOST_KEY_RACES = 5;

  /**
   * The end of the queue: no thread is interrupted, for that would cut its connection to the
   * database.
   */
  private static final Append LAST_APPEND = new Append(List.of(), List.of(), null);

  private static final Written END =
      new Written(
          new BatchPlan(List.of(), Map.of()), new Position(0, Instant.EPOCH, 0, new UUID(0, 0)));

  private final int tenantId;
  private final LogWriter log;
  private final IngestMetrics metrics;
  private final IndexFollower index;
  private final long capacity;
  private final AtomicLong waiting = new AtomicLong();
  private final BlockingQueue<Append> queue = new LinkedBlockingQueue<>();
  private final BlockingQueue<Written> unpublished = new LinkedBlockingQueue<>(MOST_UNPUBLISHED);
  private final Thread writer;
  private final Thread publisher;
  private volatile boolean closing;

  private record Written(BatchPlan plan, Position position) {
    long last() {
      return position.before() + plan.fresh().size();
    }
  }

  /**
   * @param capacity bytes that may wait, see {@link Append#weight}
   */
  Lane(int tenantId, LogWriter log, IndexFollower index, IngestMetrics metrics, long capacity) {
    this.tenantId = tenantId;
    this.log = log;
    this.index = index;
    this.metrics = metrics;
    this.capacity = capacity;
    this.writer = Thread.ofPlatform().daemon().name("writer-" + tenantId).start(this::write);
    this.publisher =
        Thread.ofPlatform().daemon().name("publisher-" + tenantId).start(this::publish);
  }

  /** Takes an append, or refuses it at once when too much is waiting or the lane is closing. */
  void submit(Append append) {
    long weight = append.weight();
    if (waiting.addAndGet(weight) > capacity || closing) {
      waiting.addAndGet(-weight);
      metrics.refused();
      throw Append.unavailable(
          closing ? "The server is stopping" : "Too many interactions are waiting to be stored");
    }
    queue.add(append);
  }

  /** Refuses what comes, stores and answers what was taken, then ends. */
  @Override
  public void close() {
    closing = true;
    queue.add(LAST_APPEND);
    join(writer);
    join(publisher);
    index.close();
    queue.forEach(append -> append.fail(Append.unavailable("The server is stopping")));
  }

  private void write() {
    List<Append> group = new ArrayList<>();
    while (true) {
      Append first = take(queue);
      if (first == LAST_APPEND) {
        put(END);
        return;
      }
      index.awaitNear();
      group.add(first);
      collect(group);
      append(group);
      group.clear();
    }
  }

  private void collect(List<Append> group) {
    int rows = group.getFirst().drafts().size();
    long weight = group.getFirst().weight();
    for (Append next = queue.peek(); next != null; next = queue.peek()) {
      rows += next.drafts().size();
      weight += next.weight();
      if (next == LAST_APPEND || rows > MOST_ROWS_PER_BATCH || weight > MOST_BYTES_PER_BATCH) {
        break;
      }
      group.add(queue.remove());
    }
    group.forEach(append -> waiting.addAndGet(-append.weight()));
  }

  private void append(List<Append> group) {
    try {
      put(written(group));
    } catch (ProblemException e) {
      group.forEach(append -> append.fail(e));
      LOG.log(System.Logger.Level.WARNING, "a batch was refused: " + e.getMessage(), e.getCause());
    } catch (RuntimeException e) {
      // One that cannot be stored must not fail its neighbours.
      if (group.size() > 1) {
        group.forEach(append -> append(List.of(append)));
      } else {
        group.getFirst().fail(e);
      }
    } catch (Error e) {
      LOG.log(System.Logger.Level.ERROR, "a batch was given up", e);
      group.forEach(append -> append.fail(new IllegalStateException(e)));
    }
  }

  private Written written(List<Append> group) {
    for (int race = 1; ; race++) {
      Optional<LogWriter.Recalled> recalled = recall(group);
      List<Append> open = group.stream().filter(append -> !append.isSettled()).toList();
      BatchPlan plan = new BatchPlan(open, recalled.map(r -> r.keys()).orElse(Map.of()));
      try {
        Position position =
            plan.hasKeys()
                ? log.append(tenantId, plan.fresh(), plan::remembered)
                : log.append(tenantId, plan.fresh());
        if (recalled.filter(r -> !r.incarnation().equals(position.incarnation())).isPresent()) {
          throw restarted();
        }
        return new Written(plan, position);
      } catch (KeyTakenException e) {
        if (race == MOST_KEY_RACES) {
          throw e;
        }
      }
    }
  }

  private Optional<LogWriter.Recalled> recall(List<Append> group) {
    return group.stream().anyMatch(Append::hasKeys)
        ? Optional.of(log.recall(tenantId, BatchPlan.keysOf(group)))
        : Optional.empty();
  }

  /** What was read, or written, before a crash of the database may be gone. */
  private static ProblemException restarted() {
    return Append.unavailable("The database was restarted while the interaction was being stored");
  }

  private void publish() {
    List<Written> batches = new ArrayList<>();
    boolean isLast = false;
    while (!isLast) {
      batches.add(take(unpublished));
      unpublished.drainTo(batches);
      isLast = batches.remove(END);
      if (!batches.isEmpty()) {
        publish(batches);
      }
      batches.clear();
    }
  }

  private void publish(List<Written> batches) {
    Written newest = batches.getLast();
    try {
      if (!log.publish(tenantId, newest.position().incarnation(), newest.last())) {
        throw restarted();
      }
      for (Written batch : batches) {
        if (!batch.position().incarnation().equals(newest.position().incarnation())) {
          batch.plan().fail(restarted());
        } else {
          batch.plan().succeed(batch.position());
          metrics.stored(batch.plan().fresh().size());
          index.published(batch.last());
        }
      }
    } catch (RuntimeException e) {
      batches.forEach(batch -> batch.plan().fail(e));
    } catch (Error e) {
      LOG.log(System.Logger.Level.ERROR, "a publication was given up", e);
      batches.forEach(batch -> batch.plan().fail(new IllegalStateException(e)));
    }
  }

  private void put(Written written) {
    uninterrupted(() -> {
      unpublished.put(written);
      return written;
    });
  }

  private static <T> T take(BlockingQueue<T> queue) {
    return uninterrupted(queue::take);
  }

  private static void join(Thread thread) {
    uninterrupted(() -> {
      thread.join();
      return thread;
    });
  }

  private interface Waiting<T> {
    T run() throws InterruptedException;
  }

  /** Nobody interrupts these threads; if somebody does all the same, the work goes on. */
  private static <T> T uninterrupted(Waiting<T> waiting) {
    while (true) {
      try {
        return waiting.run();
      } catch (InterruptedException e) {
        LOG.log(System.Logger.Level.WARNING, "an interrupt was ignored", e);
      }
    }
  }
}
