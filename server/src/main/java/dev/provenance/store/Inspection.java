package dev.provenance.store;

import dev.provenance.model.Interaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks at the whole store past the server, as its owner: every tenant, one moment, nothing
 * changed. May run beside servers that are writing. Not for use by several threads.
 */
public final class Inspection implements AutoCloseable {
  private final Tx tx;

  private Inspection(Tx tx) {
    this.tx = tx;
  }

  /** One thing that is wrong, and where. */
  public record Breach(String where, String what) {}

  /** A tenant whose log can be inspected. */
  public record Log(int tenantId, String tenant, long interactions) {}

  /** From here on everything that is read is of one moment. */
  public static Inspection open(DatabaseAddress address) {
    return new Inspection(OwnerTx.open(address));
  }

  public List<Log> logs() {
    return run(() ->
        tx.list(
            new Sql(
                """
                SELECT t.tenant_id, t.name, coalesce(l.head - i.trimmed, 0)
                  FROM tenant t LEFT JOIN log_head l USING (tenant_id) LEFT JOIN index_head i USING (tenant_id)
                 ORDER BY 1
                """),
            row -> new Log(row.getInt(1), row.getString(2), row.getLong(3))));
  }

  /** What breaks an invariant, the first few of it. */
  public List<Breach> breaches(Invariant invariant, int tenantId, int most) {
    return run(() -> tx.list(invariant.breachesOf(tenantId, most), Inspection::breach));
  }

  /** Rows that belong to no tenant there is. */
  public List<Breach> orphans() {
    return run(() ->
        tx.list(
            new Sql(
                """
                SELECT 'tenant ' || tenant_id, count(*) || ' interactions of a tenant that does not exist'
                  FROM interaction WHERE tenant_id NOT IN (SELECT tenant_id FROM tenant) GROUP BY tenant_id
                """),
            Inspection::breach));
  }

  /** Tables of a month that no question reads, and indexes that none may use. */
  public List<Breach> looseMonths() {
    return run(() ->
        tx.list(
            new Sql(
                """
                SELECT relname, 'is not attached to the log' FROM pg_class c
                 WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
                   AND relname ~ '^interaction_[0-9]{4}_[0-9]{2}$'
                   AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = c.oid)
                UNION ALL
                SELECT indexrelid::regclass::text, 'is not valid' FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                 WHERE NOT indisvalid AND c.relnamespace = current_schema()::regnamespace
                """),
            Inspection::breach));
  }

  /** Every interaction of a log in order, one after the other. */
  public void interactions(int tenantId, Consumer<Interaction> visitor) {
    Sql sql =
        new Sql(
            "SELECT "
                + Rows.COLUMNS
                + " FROM interaction i WHERE i.tenant_id = ? ORDER BY i.number",
            tenantId);
    OwnerTx.perform(() -> tx.each(sql, Rows::interaction, visitor));
  }

  /**
   * Holds every index against its table, page by page and row by row, with PostgreSQL's own
   * extension {@code amcheck}; empty where that may not be used.
   */
  public Optional<List<Breach>> brokenIndexes() {
    if (!run(this::hasAmcheck)) {
      return Optional.empty();
    }
    List<String> indexes =
        run(() ->
            tx.list(
                new Sql(
                    """
                    SELECT i.indexrelid::regclass::text
                      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
                     WHERE a.amname = 'btree' AND c.relkind = 'i' AND c.relnamespace = current_schema()::regnamespace
                     ORDER BY 1
                    """),
                row -> row.getString(1)));
    return Optional.of(indexes.stream().flatMap(index -> broken(index).stream()).toList());
  }

  /** Ends the transaction, and with it everything that was made to look at the store. */
  @Override
  public void close() {
    OwnerTx.perform(tx::abandon);
  }

  /** The extension is made within the transaction and goes with it. */
  private boolean hasAmcheck() throws SQLException {
    return tx.failure(new Sql("CREATE EXTENSION IF NOT EXISTS amcheck")).isEmpty();
  }

  private Optional<Breach> broken(String index) {
    Sql check = new Sql("SELECT bt_index_check(?::regclass, true)", index);
    return run(() -> tx.failure(check))
        .map(e -> new Breach("index " + index, String.valueOf(e.getMessage())));
  }

  private static Breach breach(ResultSet row) throws SQLException {
    return new Breach(row.getString(1), row.getString(2));
  }

  private static <T> T run(OwnerTx.Work<T> work) {
    return OwnerTx.run(work);
  }
}
