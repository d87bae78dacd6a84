package dev.provenance.store;

import dev.provenance.model.LogSnapshot;
import java.sql.SQLException;

/** Reads the state of a log that a transaction sees. */
final class Snapshots {
  private Snapshots() {}

  static LogSnapshot current(Tx tx, int tenantId) throws SQLException {
    return tx.one(
        new Sql(
            """
            SELECT h.head, t.catalog_version
              FROM log_head h JOIN tenant t ON t.tenant_id = h.tenant_id
             WHERE h.tenant_id = ?
            """,
            tenantId),
        row -> new LogSnapshot(row.getLong(1), row.getLong(2)));
  }
}
