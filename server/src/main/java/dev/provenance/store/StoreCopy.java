package dev.provenance.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;

/**
 * Copies the tables of a whole store out and in, past the server and as the store's owner. All of
 * it is one transaction: what goes out is of one moment, what comes in is there at once or not at
 * all. Not for use by several threads.
 */
public final class StoreCopy implements AutoCloseable {
  /**
   * Tenants first, for the others refer to them. A month that was taken from the log, and could not
   * be dropped yet, is no table of its own. Sessions stay where they are: an old copy must not
   * bring one back that has been ended.
   */
  private static final String TABLES =
      """
      SELECT c.relname, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND c.relname NOT IN ('flyway_schema_history', 'session')
         AND c.relname !~ '^interaction_[0-9]{4}_[0-9]{2}$'
       GROUP BY c.relname ORDER BY c.relname <> 'tenant', c.relname
      """;

  private static final String MONTHS =
      """
      SELECT to_date(right(c.relname, 7), 'YYYY_MM')::text
        FROM pg_inherits p JOIN pg_class c ON c.oid = p.inhrelid
       WHERE p.inhparent = 'interaction'::regclass ORDER BY 1
      """;

  private final Tx tx;

  private StoreCopy(Tx tx) {
    this.tx = tx;
  }

  /**
   * A table that can be copied.
   *
   * @param columns their names, quoted, separated by commas
   */
  public record Table(String name, String columns) {}

  /** From here on everything is of one moment. */
  public static StoreCopy open(DatabaseAddress address) {
    return new StoreCopy(OwnerTx.open(address));
  }

  /** Number of the newest migration. */
  public int schemaVersion() {
    return run(() ->
        tx.one(
            new Sql("SELECT max(version::int) FROM flyway_schema_history WHERE success"),
            row -> row.getInt(1)));
  }

  /** First days of the months that the log has partitions for. */
  public List<String> months() {
    return run(() -> tx.list(new Sql(MONTHS), row -> row.getString(1)));
  }

  /** Makes partitions of the log. */
  public void prepareMonths(List<String> firstDays) {
    OwnerTx.perform(() -> {
      for (String day : firstDays) {
        tx.update(Partitions.ensure(day));
      }
    });
  }

  /** In an order in which they can be copied in. */
  public List<Table> tables() {
    return run(
        () -> tx.list(new Sql(TABLES), row -> new Table(row.getString(1), row.getString(2))));
  }

  /** Whether there is no tenant yet, nor will be before this transaction ends. */
  public boolean isEmpty() {
    return run(() -> {
      tx.update(new Sql("LOCK TABLE tenant IN EXCLUSIVE MODE"));
      return tx.one(new Sql("SELECT NOT EXISTS (SELECT FROM tenant)"), row -> row.getBoolean(1));
    });
  }

  /**
   * Writes a table's rows in PostgreSQL's text format, a line with its columns before them; returns
   * how many.
   */
  public long copyOut(Table table, OutputStream out) throws IOException {
    return copy(() ->
        tx.copyOut(
            "COPY (SELECT %s FROM %s) TO STDOUT WITH (HEADER)"
                .formatted(table.columns(), table.name()),
            out));
  }

  /**
   * Reads what {@link #copyOut} wrote, for a table with the same columns; returns how many rows.
   */
  public long copyIn(Table table, InputStream in) throws IOException {
    return copy(() ->
        tx.copyIn(
            "COPY %s (%s) FROM STDIN WITH (HEADER MATCH)".formatted(table.name(), table.columns()),
            in));
  }

  /** Keeps what was copied in. */
  public void commit() {
    OwnerTx.perform(() -> {
      tx.update(new Sql("ANALYZE"));
      tx.commit();
    });
  }

  /** Gives up what was not committed. */
  @Override
  public void close() {
    OwnerTx.perform(tx::abandon);
  }

  private interface Copying {
    long copy() throws SQLException, IOException;
  }

  private static long copy(Copying copying) throws IOException {
    try {
      return copying.copy();
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  private static <T> T run(OwnerTx.Work<T> work) {
    return OwnerTx.run(work);
  }
}
