package dev.provenance.cli.bulk;

import java.util.List;

/**
 * Collects interactions and sends them, one full batch after the other.
 *
 * <p>What a batch holds follows from its first interaction and the source alone. So a run that
 * takes up where a killed one left off builds the very batch that may still be on its way.
 */
public final class Outbox {
  private final Batch.Limits limits;
  private final Outlet outlet;
  private final Batch batch;
  private int groupsCompleted;

  /** Lines that belong together, made when they are asked for. */
  public interface Group {
    int size();

    /** One line of NDJSON, without the line's end. */
    byte[] line(int index);
  }

  /** Where full batches go. */
  @FunctionalInterface
  public interface Outlet {
    /**
     * Returns after the batch is stored.
     *
     * @param groupsCompleted how many groups have their last line in this batch
     */
    void send(Batch batch, int groupsCompleted);
  }

  public Outbox(Batch.Limits limits, Outlet outlet) {
    this.limits = limits;
    this.outlet = outlet;
    this.batch = new Batch(limits);
  }

  /** Takes a group's lines from the index on; they are stored after {@link #flush}. */
  public void add(Group group, int from) {
    if (batch.size() + group.size() - from > limits.items()) {
      flush();
    }
    int begin = batch.size();
    for (int i = from; i < group.size(); i++) {
      byte[] line = group.line(i);
      while (!batch.offer(line)) {
        makeRoom(begin);
        begin = 0;
      }
    }
    groupsCompleted++;
  }

  /** Sends what is left; returns after the server has it on disk. */
  public void flush() {
    if (batch.isEmpty()) {
      return;
    }
    int completed = groupsCompleted;
    groupsCompleted = 0;
    outlet.send(batch, completed);
    batch.takeFrom(0);
  }

  /** A group that does not fit is split from its own beginning, never after another group. */
  private void makeRoom(int begin) {
    List<byte[]> begun = begin == 0 ? List.of() : batch.takeFrom(begin);
    flush();
    begun.forEach(batch::offer);
  }
}
