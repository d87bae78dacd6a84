package dev.provenance.cli.log;

import dev.provenance.cli.console.CommandException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Reads a stretch of the log on threads of its own, so that the next pages are asked for while the
 * last one is being written. Memory holds a few chunks, however long the stretch is.
 *
 * <p>Where nothing is filtered, it is known beforehand after which number each page begins: several
 * are asked for at once, and read one after the other. A page that waits for its turn waits in the
 * connection, not in memory.
 */
public final class ReadAhead implements AutoCloseable {
  private static final int LANES = 3;

  private final LogReader log;
  private final long until;
  private final Chunks chunks = new Chunks();
  private final AtomicLong unclaimed;
  private final Turn turn;
  private final List<Thread> threads;

  private interface Work {
    void run() throws InterruptedException;
  }

  /** Begins reading the rows with numbers above {@code after} and up to {@code until}. */
  public ReadAhead(LogReader log, long after, long until) {
    this.log = log;
    this.until = until;
    boolean isKnown = !log.filtered() && after < until;
    long begin = isKnown ? beforeFirst(after) : after;
    this.unclaimed = new AtomicLong(begin);
    this.turn = new Turn(begin);
    Work work = isKnown && begin < until ? this::readStretches : () -> readByCursor(begin);
    this.threads =
        IntStream.range(0, isKnown && begin < until ? LANES : 1)
            .mapToObj(lane ->
                Thread.ofPlatform().daemon().name("read-ahead-", lane).start(() -> attempt(work)))
            .toList();
  }

  /**
   * A log may have been trimmed: whoever claims numbers page by page should not begin long before
   * the first.
   */
  private long beforeFirst(long after) {
    AtomicLong first = new AtomicLong(until + 1);
    log.page(after, row -> first.accumulateAndGet(row.number(), Math::min));
    return Math.min(until, first.get() - 1);
  }

  /** The next rows; none at the end. Throws what went wrong with reading them. */
  public List<Row> next() {
    try {
      return chunks.take();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }

  private void attempt(Work work) {
    try {
      work.run();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      fail(e);
    } catch (Error e) {
      fail(new IllegalStateException("reading the log failed", e));
    }
  }

  /** Nobody wants to know of it any more when this was closed. */
  private void fail(RuntimeException failure) {
    if (!Thread.currentThread().isInterrupted()) {
      try {
        chunks.fail(failure);
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void readByCursor(long after) throws InterruptedException {
    long last = after;
    boolean more = after < until;
    while (more) {
      LogReader.Reached reached = log.page(last, this::add);
      last = reached.last();
      more = reached.more() && last < until;
    }
    chunks.end();
  }

  /** A page is never shorter than the numbers it is claimed for are many. */
  private void readStretches() throws InterruptedException {
    for (long from = claim(); from < until; from = claim()) {
      long begin = from;
      long end = Math.min(from + LogReader.PAGE, until);
      log.page(
          begin,
          row -> {
            if (row.number() <= end) {
              addInTurn(row, begin);
            }
          });
      turn.await(begin);
      if (end == until) {
        chunks.end();
      }
      turn.pass(end);
    }
  }

  private long claim() {
    return unclaimed.getAndAdd(LogReader.PAGE);
  }

  private void addInTurn(Row row, long begin) {
    try {
      turn.await(begin);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    add(row);
  }

  private void add(Row row) {
    try {
      if (row.number() <= until) {
        chunks.add(row);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static CommandException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CommandException("interrupted while reading the log", e);
  }
}
