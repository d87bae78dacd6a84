package dev.provenance.store;

import dev.provenance.model.LogSnapshot;
import java.sql.SQLException;

/**
 * The state of a log that a transaction sees.
 *
 * @param head the newest number
 * @param indexed the last number that the index has taken in; a multiple of a block's size
 * @param trimmedTo numbers up to here may be missing
 * @param trimmed how many are
 */
record Snapshot(long head, long indexed, long trimmedTo, long trimmed, long catalogVersion) {
  static Snapshot current(Tx tx) throws SQLException {
    return tx.one(
        new Sql(
            """
            SELECT h.head, r.head, r.trimmed_to, r.trimmed, t.catalog_version
              FROM log_head h
              JOIN index_head r ON r.tenant_id = h.tenant_id
              JOIN tenant t ON t.tenant_id = h.tenant_id
             WHERE h.tenant_id = ?
            """,
            tx.tenantId()),
        row ->
            new Snapshot(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
  }

  /** Whether all numbers of a range are there. */
  boolean isWhole(NumberRange range) {
    return range.first() > trimmedTo;
  }

  LogSnapshot forCallers() {
    return new LogSnapshot(head, catalogVersion);
  }
}
