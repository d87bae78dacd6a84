package dev.provenance.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes old interactions out of the log past the server, as the store's owner, for nobody else may:
 * the server's own role cannot delete them. Works in small transactions beside servers that write;
 * after each of them rollup, postings and rows agree. Not for use by several threads.
 */
public final class Trimming implements AutoCloseable {
  /** Numbers of one transaction. */
  private static final long STEP = 8 * Blocks.SIZE;

  private final OwnerLogs logs;

  private Trimming(OwnerLogs logs) {
    this.logs = logs;
  }

  public static Trimming open(DatabaseAddress address) {
    return new Trimming(OwnerLogs.open(address));
  }

  /** Those that can be trimmed. */
  public OwnerLogs logs() {
    return logs;
  }

  /**
   * What is to go.
   *
   * @param before the moment: what was created earlier goes
   * @param upTo the last number created before it
   * @param types catalog numbers of resource types; null for all
   */
  public record Cut(int tenantId, Instant before, long upTo, @Nullable List<Integer> types) {
    /** The condition on rows {@code i} of a stretch. */
    Sql within(NumberRange stretch) {
      Sql sql =
          new Sql(
              "i.tenant_id = ? AND i.number BETWEEN ? AND ?",
              tenantId,
              stretch.first(),
              Math.min(stretch.last(), upTo));
      return types == null
          ? sql
          : sql.add(
              " AND i.type_no = ANY (?)", types.stream().mapToInt(Integer::intValue).toArray());
    }
  }

  /** How many interactions of a resource type would go. */
  public record Loss(String resourceType, long interactions) {}

  /** Waits until nobody else trims; from then on nobody else does, until this is closed. */
  public void awaitTurn() {
    Sql sql = new Sql("SELECT pg_advisory_lock(hashtext('provenance trim'))");
    logs.run(Database.NO_TENANT, tx -> tx.update(sql));
  }

  /**
   * The catalog numbers of resource types, in any order.
   *
   * @return fewer than asked for where the tenant lacks some
   */
  public List<Integer> types(int tenantId, List<String> mnemonics) {
    Sql sql =
        new Sql(
            """
            SELECT entry_no FROM catalog
             WHERE tenant_id = ? AND kind = 0 AND lower(mnemonic) IN (SELECT lower(unnest(?::text[])))
            """,
            tenantId,
            mnemonics.toArray(String[]::new));
    return logs.run(tenantId, tx -> tx.list(sql, row -> row.getInt(1)));
  }

  /** What was created longer ago than a time, by the database's own clock. */
  public Cut cut(int tenantId, Duration age, @Nullable List<Integer> types) {
    Sql sql =
        new Sql(
            """
            SELECT m.moment, first_number_since(h.tenant_id, m.moment, h.head) - 1
              FROM log_head h, date_trunc('milliseconds', now() - ?::interval) AS m (moment)
             WHERE h.tenant_id = ?
            """,
            age.toSeconds() + " seconds",
            tenantId);
    return logs.run(
        tenantId,
        tx ->
            tx.one(sql, row -> new Cut(tenantId, Columns.instant(row, 1), row.getLong(2), types)));
  }

  /** What a cut would take, by resource type. */
  public List<Loss> losses(Cut cut) {
    Sql sql =
        new Sql(
                "SELECT c.mnemonic, l.n FROM (SELECT type_no, count(*) AS n FROM interaction i WHERE ")
            .add(cut.within(new NumberRange(1, cut.upTo())))
            .add(
                """
                 GROUP BY type_no) l
                  JOIN catalog c ON c.tenant_id = ? AND c.kind = 0 AND c.entry_no = l.type_no
                 ORDER BY c.mnemonic
                """,
                cut.tenantId());
    return logs.run(
        cut.tenantId(), tx -> tx.list(sql, row -> new Loss(row.getString(1), row.getLong(2))));
  }

  /**
   * Takes out a cut, step by step.
   *
   * @param progress told after each step how many interactions it took
   */
  public void takeOut(Cut cut, IntConsumer progress) {
    logs.run(
        cut.tenantId(),
        tx -> {
          tx.update(new Sql(TakeOut.LOST));
          return tx.update(forgetKeys(cut));
        });
    for (long next = first(cut, 1); next <= cut.upTo(); ) {
      NumberRange stretch = new NumberRange(next, Math.min(cut.upTo(), next + STEP - 1));
      progress.accept(logs.run(cut.tenantId(), tx -> TakeOut.step(tx, cut, stretch)));
      next = first(cut, stretch.last() + 1);
    }
  }

  /** Drops the partitions of past months in which nothing is left; returns their names. */
  public List<String> dropEmptyMonths() {
    return OwnerTx.run(() -> EmptyMonths.drop(logs.next()));
  }

  @Override
  public void close() {
    logs.close();
  }

  /** A key used before the moment stands for what goes. */
  private static Sql forgetKeys(Cut cut) {
    return new Sql(
        "DELETE FROM idempotency WHERE tenant_id = ? AND created_date < ?",
        cut.tenantId(),
        cut.before());
  }

  /** The first number from one on that is there; one beyond the cut when there is none in it. */
  private long first(Cut cut, long from) {
    Sql sql =
        new Sql(
            """
            SELECT coalesce((SELECT number FROM interaction
                              WHERE tenant_id = ? AND number BETWEEN ? AND ? ORDER BY number LIMIT 1), ?)
            """,
            cut.tenantId(),
            from,
            cut.upTo(),
            cut.upTo() + 1);
    return logs.run(cut.tenantId(), tx -> tx.one(sql, row -> row.getLong(1)));
  }
}
