package dev.provenance.ingest;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.store.KeyTakenException;
import dev.provenance.store.LogWriter;
import dev.provenance.store.LogWriter.Position;
import dev.provenance.store.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One tenant's way into the log. Its writer takes all that is waiting, appends it as one batch and
 * lets the requests go on. Nobody waits for a timer: what comes while a batch is on its way to the
 * disk is the next batch (docs/adr/0009).
 *
 * <p>The writer is a platform thread: waiting for the database with a time-out costs a virtual
 * thread a timer each time. {@link #submit} may be called by any thread.
 */
final class Lane implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Lane.class.getName());
  private static final int MOST_ROWS_PER_BATCH = 10_000;
  private static final long MOST_BYTES_PER_BATCH = 16L * 1024 * 1024;
  private static final int MOST_KEY_RACES = 5;

  /**
   * The end of the queue: the writer is not interrupted, for that would cut its connection to the
   * database.
   */
  private static final Append LAST = new Append(List.of(), List.of(), null, 0);

  private final int tenantId;
  private final LogWriter log;
  private final IngestMetrics metrics;
  private final IndexFollower index;
  private final Intake intake;
  private final BlockingQueue<Append> queue = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile boolean closing;

  /**
   * @param intake told how fast it goes
   */
  Lane(int tenantId, LogWriter log, IndexFollower index, IngestMetrics metrics, Intake intake) {
    this.tenantId = tenantId;
    this.log = log;
    this.index = index;
    this.metrics = metrics;
    this.intake = intake;
    this.writer = Thread.ofPlatform().daemon().name("writer-" + tenantId).start(this::write);
  }

  /** What of the tenant's is in hand. */
  Intake intake() {
    return intake;
  }

  /** Takes an append that has been let in, or refuses it when the lane is closing. */
  void submit(Append append) {
    if (closing) {
      throw stopping();
    }
    queue.add(append);
  }

  static ProblemException stopping() {
    return Append.unavailable(Problem.Reason.STOPPING, "The server is stopping");
  }

  /** Interactions that the index has not taken in; 0 while that is not known. */
  long unindexed() {
    return index.behind();
  }

  /** Refuses what comes, stores and answers what was taken, then ends. */
  @Override
  public void close() {
    closing = true;
    queue.add(LAST);
    uninterrupted(() -> {
      writer.join();
      return writer;
    });
    index.close();
    queue.forEach(append -> append.fail(stopping()));
  }

  private void write() {
    List<Append> group = new ArrayList<>();
    for (Append first = next(); first != LAST; first = next()) {
      long begun = System.nanoTime();
      index.awaitNear();
      group.add(first);
      collect(group);
      store(group, begun);
      group.clear();
    }
  }

  /** Adds what waits, as far as one batch takes it. */
  private void collect(List<Append> group) {
    int rows = group.getFirst().drafts().size();
    long weight = group.getFirst().weight();
    for (Append next = queue.peek(); next != null && next != LAST; next = queue.peek()) {
      rows += next.drafts().size();
      if (rows > MOST_ROWS_PER_BATCH || weight + next.weight() > MOST_BYTES_PER_BATCH) {
        break;
      }
      weight += next.weight();
      group.add(queue.remove());
    }
  }

  /**
   * Whatever happens, each of them is settled.
   *
   * @param begun when it was its turn, by {@link System#nanoTime}
   */
  private void store(List<Append> group, long begun) {
    try {
      storeTogether(group);
      intake.stored(group.stream().mapToLong(Append::bytes).sum(), System.nanoTime() - begun);
    } catch (ProblemException e) {
      group.forEach(append -> append.fail(e));
      LOG.log(System.Logger.Level.WARNING, "a batch was refused: " + e.getMessage(), e.getCause());
    } catch (RuntimeException e) {
      // One that cannot be stored must not fail its neighbours.
      if (group.size() > 1) {
        group.stream()
            .filter(append -> !append.isSettled())
            .forEach(append -> store(List.of(append), System.nanoTime()));
      } else {
        group.getFirst().fail(e);
      }
    } catch (Error e) {
      IllegalStateException failure = new IllegalStateException(e);
      group.forEach(append -> append.fail(failure));
      LOG.log(System.Logger.Level.ERROR, "a batch was given up", e);
    }
  }

  private void storeTogether(List<Append> group) {
    long begun = System.nanoTime();
    for (int race = 1; ; race++) {
      List<Append> open = group.stream().filter(append -> !append.isSettled()).toList();
      BatchPlan plan = new BatchPlan(open, recall(open));
      try {
        Position position =
            plan.hasKeys()
                ? log.append(tenantId, plan.fresh(), plan::remembered)
                : log.append(tenantId, plan.fresh());
        plan.succeed(position);
        metrics.stored(
            plan.fresh().size(), begun - group.getFirst().begun(), System.nanoTime() - begun);
        index.written(position.before() + plan.fresh().size());
        return;
      } catch (KeyTakenException e) {
        if (race == MOST_KEY_RACES) {
          throw e;
        }
      }
    }
  }

  private Map<String, Remembered> recall(List<Append> group) {
    return group.stream().anyMatch(Append::hasKeys)
        ? log.recall(tenantId, BatchPlan.keysOf(group))
        : Map.of();
  }

  private Append next() {
    return uninterrupted(queue::take);
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
