package dev.provenance.store;

import dev.provenance.model.Act;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  private final Tx connected;

  private Trimming(Tx connected) {
    this.connected = connected;
  }

  public static Trimming open(DatabaseAddress address) {
    return new Trimming(OwnerTx.openCurrent(address));
  }

  /** A log that can be trimmed, and how many interactions it has. */
  public record Log(int tenantId, String tenant, long interactions) {}

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
    run(Database.NO_TENANT, tx -> tx.update(sql));
  }

  /** All of them, or the one of a name. */
  public List<Log> logs(Optional<String> tenant) {
    Sql sql =
        new Sql(
            """
            SELECT t.tenant_id, t.name, h.head - i.trimmed
              FROM tenant t JOIN log_head h USING (tenant_id) JOIN index_head i USING (tenant_id)
             WHERE coalesce(t.name = ?::text, true) ORDER BY 1
            """,
            tenant.orElse(null));
    return run(
        Database.NO_TENANT,
        tx -> tx.list(sql, row -> new Log(row.getInt(1), row.getString(2), row.getLong(3))));
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
    return run(tenantId, tx -> tx.list(sql, row -> row.getInt(1)));
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
    return run(
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
    return run(
        cut.tenantId(), tx -> tx.list(sql, row -> new Loss(row.getString(1), row.getLong(2))));
  }

  /** Records what is about to be done. */
  public void record(int tenantId, Act act) {
    run(
        tenantId,
        tx -> {
          tx.update(Partitions.ensure());
          return tx.update(Acts.insert(tx, List.of(act)));
        });
  }

  /**
   * Takes out a cut, step by step.
   *
   * @param progress told after each step how many interactions it took
   */
  public void takeOut(Cut cut, IntConsumer progress) {
    run(
        cut.tenantId(),
        tx -> {
          tx.update(new Sql(TakeOut.LOST));
          return tx.update(forgetKeys(cut));
        });
    for (long next = first(cut, 1); next <= cut.upTo(); ) {
      NumberRange stretch = new NumberRange(next, Math.min(cut.upTo(), next + STEP - 1));
      progress.accept(run(cut.tenantId(), tx -> TakeOut.step(tx, cut, stretch)));
      next = first(cut, stretch.last() + 1);
    }
  }

  /** Drops the partitions of past months in which nothing is left; returns their names. */
  public List<String> dropEmptyMonths() {
    return OwnerTx.run(() -> EmptyMonths.drop(connected.next(Database.NO_TENANT)));
  }

  @Override
  public void close() {
    OwnerTx.perform(connected::abandon);
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
    return run(cut.tenantId(), tx -> tx.one(sql, row -> row.getLong(1)));
  }

  private <T> T run(int tenantId, Database.Work<T> work) {
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
