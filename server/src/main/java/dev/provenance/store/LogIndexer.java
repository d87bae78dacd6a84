package dev.provenance.store;

import java.sql.SQLException;

/**
 * Keeps what is derived from the log so that it need not be read: the rollup, which counts, and the
 * postings, which find. Both are readers of the log like any other: they take in whole blocks of
 * numbers that have been published, at their own pace. Whoever asks adds what they have not taken
 * in yet, so nobody waits for them and nobody is told anything old (docs/adr/0004, 0008).
 */
public final class LogIndexer {
  /** Blocks taken in by one transaction: a run of postings. */
  static final int MOST_BLOCKS = 16;

  private static final String ADVANCE =
      "UPDATE index_head SET head = ? WHERE tenant_id = ? AND head = ?";

  private final Database database;

  public LogIndexer(Database database) {
    this.database = database;
  }

  /**
   * How far the index follows.
   *
   * @param behind complete blocks that it has not taken in
   */
  public record Progress(long behind) {
    public boolean isComplete() {
      return behind == 0;
    }
  }

  /** Takes in complete blocks that have been published, as many as one transaction should. */
  public Progress advance(int tenantId) {
    return database.append(tenantId, LogIndexer::advance);
  }

  static Progress advance(Tx tx) throws SQLException {
    Snapshot now = Snapshot.current(tx);
    long complete = Blocks.completeUpTo(now.head());
    long next = Math.min(complete, now.indexed() + MOST_BLOCKS * Blocks.SIZE);
    NumberRange run = new NumberRange(now.indexed() + 1, next);
    // Another node may have been faster.
    if (!run.isEmpty() && tx.update(new Sql(ADVANCE, next, tx.tenantId(), now.indexed())) == 1) {
      tx.update(RollupWriter.takeIn(tx.tenantId(), run));
      tx.update(PostingWriter.takeIn(tx.tenantId(), run));
    }
    return new Progress((complete - next) / Blocks.SIZE);
  }
}
