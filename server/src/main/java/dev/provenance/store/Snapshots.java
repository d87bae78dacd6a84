package dev.provenance.store;

import java.sql.SQLException;

/** Reads the state of a log that a transaction sees. */
final class Snapshots {
  private Snapshots() {}

  static Snapshot current(Tx tx, int tenantId) throws SQLException {
    return tx.one(
        new Sql(
            """
            SELECT h.head, r.head, t.catalog_version
              FROM log_head h
              JOIN rollup_head r ON r.tenant_id = h.tenant_id
              JOIN tenant t ON t.tenant_id = h.tenant_id
             WHERE h.tenant_id = ?
            """,
            tenantId),
        row -> new Snapshot(row.getLong(1), row.getLong(2), row.getLong(3)));
  }
}
