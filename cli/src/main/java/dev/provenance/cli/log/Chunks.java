package dev.provenance.cli.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Rows on their way from one thread to another, by the chunk; adding waits when there are many. */
final class Chunks {
  private static final int WAITING = 8;
  private static final int ROWS = 100;
  private static final int BYTES = 256 * 1024;

  private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(WAITING);
  private List<Row> chunk = new ArrayList<>();
  private int bytes;

  private sealed interface Step {
    record Rows(List<Row> rows) implements Step {}

    record End() implements Step {}

    record Failed(RuntimeException failure) implements Step {}
  }

  /** By one thread at a time, as {@link #end}. */
  void add(Row row) throws InterruptedException {
    chunk.add(row);
    bytes += row.json().length;
    if (chunk.size() == ROWS || bytes >= BYTES) {
      send();
    }
  }

  void end() throws InterruptedException {
    send();
    steps.put(new Step.End());
  }

  void fail(RuntimeException failure) throws InterruptedException {
    steps.put(new Step.Failed(failure));
  }

  /** The next rows; none at the end. Throws what it failed with. */
  List<Row> take() throws InterruptedException {
    return switch (steps.take()) {
      case Step.Rows rows -> rows.rows();
      case Step.End _ -> List.of();
      case Step.Failed failed -> throw failed.failure();
    };
  }

  private void send() throws InterruptedException {
    if (!chunk.isEmpty()) {
      steps.put(new Step.Rows(chunk));
      chunk = new ArrayList<>();
      bytes = 0;
    }
  }
}
