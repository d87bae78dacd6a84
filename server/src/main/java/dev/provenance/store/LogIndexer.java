package dev.provenance.store;

import java.sql.SQLException;

/**
 * Keeps what is derived from the log so that it need not be read: the rollup, which counts, and the
 * postings, which find. Both are readers of the log like any other: they take in whole blocks of
 * numbers, at their own pace. Whoever asks adds what they have not taken in yet, so nobody waits
 * for them and nobody is told anything old (docs/adr/0004, 0008).
 */
public final class LogIndexer {
  /**
   * Numbers taken in by one transaction: a run of postings. More would make postings a little
   * shorter, and whoever waits for the index wait longer.
   */
  static final long LONGEST_STEP = 8 * Blocks.SIZE;

  private static final String ADVANCE =
      "UPDATE index_head SET head = ? WHERE tenant_id = ? AND head = ?";

  private final Database database;

  public LogIndexer(Database database) {
    this.database = database;
  }

  /**
   * How far the index follows.
   *
   * @param upTo the last number that it has taken in
   * @param isComplete whether there was no complete block after it
   */
  public record Progress(long upTo, boolean isComplete) {}

  /** Takes in complete blocks, as many as one transaction should. */
  public Progress advance(int tenantId) {
    return database.writeRelaxed(tenantId, LogIndexer::advance);
  }

  static Progress advance(Tx tx) throws SQLException {
    Snapshot now = Snapshot.current(tx);
    long complete = Blocks.completeUpTo(now.head());
    long next = Math.min(complete, now.indexed() + LONGEST_STEP);
    NumberRange run = new NumberRange(now.indexed() + 1, next);
    // Another node may have been faster.
    if (!run.isEmpty() && tx.update(new Sql(ADVANCE, next, tx.tenantId(), now.indexed())) == 1) {
      tx.update(RollupWriter.takeIn(tx.tenantId(), run));
      tx.update(PostingWriter.takeIn(tx.tenantId(), run));
    }
    return new Progress(next, next == complete);
  }
}
