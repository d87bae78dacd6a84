package dev.provenance.cli.log;

import dev.provenance.cli.console.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a stretch of the log on a thread of its own, so that the next page is asked for while the
 * last one is being written. Memory holds a few chunks, however long the stretch is.
 */
public final class ReadAhead implements AutoCloseable {
  private static final int CHUNKS = 8;
  private static final int CHUNK_ROWS = 100;
  private static final int CHUNK_BYTES = 256 * 1024;

  private final LogReader log;
  private final long until;
  private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(CHUNKS);
  private final Thread thread;
  private List<Row> chunk = new ArrayList<>();
  private int chunkBytes;

  private sealed interface Step {
    record Rows(List<Row> rows) implements Step {}

    record End() implements Step {}

    record Failed(RuntimeException failure) implements Step {}
  }

  /** Begins reading the rows with numbers above {@code after} and up to {@code until}. */
  public ReadAhead(LogReader log, long after, long until) {
    this.log = log;
    this.until = until;
    this.thread = Thread.ofPlatform().daemon().name("read-ahead").start(() -> run(after));
  }

  /** The next rows; none at the end. Throws what went wrong with reading them. */
  public List<Row> next() {
    return switch (take()) {
      case Step.Rows rows -> rows.rows();
      case Step.End end -> List.of();
      case Step.Failed failed -> throw failed.failure();
    };
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void run(long after) {
    try {
      boolean more = after < until;
      long last = after;
      while (more) {
        LogReader.Reached reached = log.page(last, this::add);
        last = reached.last();
        more = reached.more() && last < until;
      }
      send();
      put(new Step.End());
    } catch (RuntimeException e) {
      if (!Thread.currentThread().isInterrupted()) {
        put(new Step.Failed(e));
      }
    } catch (Error e) {
      put(new Step.Failed(new IllegalStateException("reading the log failed", e)));
    }
  }

  private void add(Row row) {
    if (row.number() > until) {
      return;
    }
    chunk.add(row);
    chunkBytes += row.json().length;
    if (chunk.size() == CHUNK_ROWS || chunkBytes >= CHUNK_BYTES) {
      send();
    }
  }

  private void send() {
    if (!chunk.isEmpty()) {
      put(new Step.Rows(chunk));
      chunk = new ArrayList<>();
      chunkBytes = 0;
    }
  }

  private void put(Step step) {
    try {
      steps.put(step);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Step take() {
    try {
      return steps.take();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static CommandException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CommandException("interrupted while reading the log", e);
  }
}
