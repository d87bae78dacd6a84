package dev.provenance.store;

import dev.provenance.model.LogSnapshot;
import java.sql.SQLException;

/**
 * The state of a log that a transaction sees.
 *
 * @param head the newest number
 * @param indexed the last number that the index has taken in; a multiple of a block's size
 */
record Snapshot(long head, long indexed, long catalogVersion) {
  static Snapshot current(Tx tx) throws SQLException {
    return tx.one(
        new Sql(
            """
            SELECT h.head, r.head, t.catalog_version
              FROM log_head h
              JOIN index_head r ON r.tenant_id = h.tenant_id
              JOIN tenant t ON t.tenant_id = h.tenant_id
             WHERE h.tenant_id = ?
            """,
            tx.tenantId()),
        row -> new Snapshot(row.getLong(1), row.getLong(2), row.getLong(3)));
  }

  LogSnapshot forCallers() {
    return new LogSnapshot(head, catalogVersion);
  }
}
