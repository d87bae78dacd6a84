package dev.provenance.store;

import dev.provenance.model.Act;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The logs of a store, for its owner, who works on them past the server: which there are, and what
 * they record of that. Each call is a transaction of its own, beside servers that write. Not for
 * use by several threads.
 */
public final class OwnerLogs implements AutoCloseable {
  private final Tx connected;

  private OwnerLogs(Tx connected) {
    this.connected = connected;
  }

  public static OwnerLogs open(DatabaseAddress address) {
    return new OwnerLogs(OwnerTx.openCurrent(address));
  }

  /** A tenant's log, and how many interactions it has. */
  public record Log(int tenantId, String tenant, long interactions) {}

  public List<Log> all() {
    return of(Optional.empty());
  }

  /** All of them, or the one of a name. */
  public List<Log> of(Optional<String> tenant) {
    Sql sql =
        new Sql(
            """
            SELECT t.tenant_id, t.name, coalesce(h.head - i.trimmed, 0)
              FROM tenant t LEFT JOIN log_head h USING (tenant_id) LEFT JOIN index_head i USING (tenant_id)
             WHERE coalesce(t.name = ?::text, true) ORDER BY 1
            """,
            tenant.orElse(null));
    return run(
        Database.NO_TENANT,
        tx -> tx.list(sql, row -> new Log(row.getInt(1), row.getString(2), row.getLong(3))));
  }

  /** Records what is about to be done. */
  public void record(Log log, Act act) {
    run(
        log.tenantId(),
        tx -> {
          tx.update(Partitions.ensure());
          return tx.one(Acts.insert(tx, List.of(act)), row -> row.getLong(1));
        });
  }

  @Override
  public void close() {
    OwnerTx.perform(connected::abandon);
  }

  /** A transaction of the same connection, for what commits by itself. */
  Tx next() {
    return connected.next(Database.NO_TENANT);
  }

  <T> T run(int tenantId, Database.Work<T> work) {
    return OwnerTx.run(() -> {
      Tx tx = connected.next(tenantId);
      try {
        T result = work.run(tx);
        tx.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        tx.rollback(e);
        throw e;
      }
    });
  }
}
