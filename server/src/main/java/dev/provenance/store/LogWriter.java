package dev.provenance.store;

import dev.provenance.model.Draft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The write side of the log, in two steps, so that the disk can flush one batch while the next is
 * being written (docs/adr/0002).
 *
 * <p>{@link #append} numbers and writes a batch without waiting for the disk; nobody can see it.
 * {@link #publish} makes everything up to a number visible, and returns only when all of it is on
 * disk. A crash between the two loses or keeps whole batches, never parts, never gaps; what it
 * keeps is published with the next batch. Several nodes may write the same tenant.
 */
public final class LogWriter {
  private static final String PUBLISH =
      """
      WITH alive AS (
        SELECT FROM incarnation WHERE id = ?
      ), advanced AS (
        UPDATE log_head SET head = ? FROM alive WHERE tenant_id = ? AND head < ?
      )
      SELECT EXISTS (SELECT FROM alive)
      """;

  private final Database database;

  public LogWriter(Database database) {
    this.database = database;
  }

  /**
   * Where a batch came to lie.
   *
   * @param before the last number before it: its first interaction has {@code before + 1}
   * @param createdDate of all its interactions
   * @param catalogVersion of the tenant's catalog at that moment
   * @param incarnation of the database that took it
   */
  public record Position(long before, Instant createdDate, long catalogVersion, UUID incarnation) {}

  /**
   * Writes a batch as the next numbers of the tenant's log, in this order, all or nothing.
   *
   * @param keys the idempotency keys to remember with it, told its position
   * @throws KeyTakenException another node has just used one of the keys; nothing is written
   */
  public Position append(
      int tenantId, List<Draft> drafts, Function<Position, Collection<Remembered>> keys) {
    return prepared(() -> tryAppend(tenantId, drafts, keys));
  }

  /** After a crash, and with each new month, the first to write finds something missing. */
  private <T> T prepared(Supplier<T> writing) {
    try {
      return writing.get();
    } catch (NotPreparedException e) {
      prepare();
      return writing.get();
    }
  }

  private Position tryAppend(
      int tenantId, List<Draft> drafts, Function<Position, Collection<Remembered>> keys) {
    return database.append(
        tenantId,
        tx -> {
          Position position = place(tx, tenantId, drafts);
          Collection<Remembered> remembered = keys.apply(position);
          if (!remembered.isEmpty()) {
            IdempotencyKeys.insert(tx, tenantId, remembered);
          }
          return position;
        });
  }

  private static Position place(Tx tx, int tenantId, List<Draft> drafts) throws SQLException {
    if (drafts.isEmpty()) {
      return tx.one(tail(tenantId), LogWriter::position);
    }
    try {
      return tx.one(new InsertInteractions(tenantId, drafts).sql(), LogWriter::position);
    } catch (SQLException e) {
      if (SqlState.of(e).isCheckViolation()) {
        throw new NotPreparedException("the log has no partition for this month", e);
      }
      throw e;
    }
  }

  /**
   * What earlier requests were answered with.
   *
   * @param keys those that were used; keys never used are absent
   * @param incarnation of the database that knew them
   */
  public record Recalled(Map<String, Remembered> keys, UUID incarnation) {}

  /** Looks keys up; what is found may not have been published yet. */
  public Recalled recall(int tenantId, Collection<String> keys) {
    return prepared(() ->
        database.append(
            tenantId,
            tx ->
                new Recalled(
                    IdempotencyKeys.find(tx, tenantId, keys),
                    tx.one(tail(tenantId), LogWriter::position).incarnation())));
  }

  /**
   * Shows everything up to {@code number}; returns when all of it is on disk.
   *
   * @param incarnation of the database in which it was written
   * @return false when the database has crashed since: what was written there may be lost, so
   *     nothing is shown
   */
  public boolean publish(int tenantId, UUID incarnation, long number) {
    Sql sql = new Sql(PUBLISH, incarnation, number, tenantId, number);
    return database.write(tenantId, tx -> tx.one(sql, row -> row.getBoolean(1)));
  }

  /** Publishes what a crash left written but unseen. */
  public void recover(int tenantId) {
    Position end = append(tenantId, List.of(), position -> List.of());
    publish(tenantId, end.incarnation(), end.before());
  }

  /**
   * Makes what every batch needs: partitions for this month and the next, the mark of this
   * incarnation.
   */
  public void prepare() {
    database.write(
        Database.NO_TENANT,
        tx -> {
          tx.update(new Sql("INSERT INTO incarnation DEFAULT VALUES ON CONFLICT DO NOTHING"));
          return tx.list(
              new Sql("SELECT ensure_partitions(clock_timestamp()) IS NULL"), row -> true);
        });
  }

  /** Forgets the idempotency keys first used before {@code moment}; returns how many. */
  public int forgetKeys(int tenantId, Instant moment) {
    Sql sql =
        new Sql(
            "DELETE FROM idempotency WHERE tenant_id = ? AND created_date < ?", tenantId, moment);
    return database.write(tenantId, tx -> tx.update(sql));
  }

  private static Sql tail(int tenantId) {
    return new Sql(
        """
        SELECT l.tail, greatest(l.last_date, t.created_date), t.catalog_version, (SELECT id FROM incarnation)
          FROM log_tail l JOIN tenant t ON t.tenant_id = l.tenant_id
         WHERE l.tenant_id = ?
        """,
        tenantId);
  }

  private static Position position(ResultSet row) throws SQLException {
    UUID incarnation = row.getObject(4, UUID.class);
    if (incarnation == null) {
      throw new NotPreparedException("the database has been restarted after a crash", null);
    }
    return new Position(row.getLong(1), Columns.instant(row, 2), row.getLong(3), incarnation);
  }
}
