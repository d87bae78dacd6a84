package dev.provenance.store;

import dev.provenance.model.Draft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
      SELECT true FROM alive
      """;

  private static final System.Logger LOG = System.getLogger(LogWriter.class.getName());

  private final Database database;
  private final Heads heads;

  /**
   * @param heads told of every publication
   */
  public LogWriter(Database database, Heads heads) {
    this.database = database;
    this.heads = heads;
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

  /** Writes a batch as the next numbers of the tenant's log, in this order, all or nothing. */
  public Position append(int tenantId, List<Draft> drafts) {
    Sql sql = drafts.isEmpty() ? tail(tenantId) : new InsertInteractions(tenantId, drafts).sql();
    return prepared(() -> database.appendOne(tenantId, sql, LogWriter::position));
  }

  /**
   * Writes a batch together with the idempotency keys that were used for it.
   *
   * @param keys what to remember, told the batch's position
   * @throws KeyTakenException another node has just used one of the keys; nothing is written
   */
  public Position append(
      int tenantId, List<Draft> drafts, Function<Position, Collection<Remembered>> keys) {
    Sql sql = drafts.isEmpty() ? tail(tenantId) : new InsertInteractions(tenantId, drafts).sql();
    return prepared(() ->
        database.append(
            tenantId,
            tx -> {
              Optional<Position> position = tx.first(sql, LogWriter::position);
              if (position.isPresent()) {
                IdempotencyKeys.insert(tx, keys.apply(position.get()));
              }
              return position;
            }));
  }

  /** After a crash, and with each new month, the first to write finds something missing. */
  private <T> T prepared(Supplier<Optional<T>> writing) {
    try {
      Optional<T> written = writing.get();
      if (written.isPresent()) {
        return written.get();
      }
      LOG.log(System.Logger.Level.INFO, "the database has been restarted after a crash");
    } catch (StoreException e) {
      if (!e.isCheckViolation()) {
        throw e;
      }
      LOG.log(System.Logger.Level.INFO, "the log gets a partition for this month");
    }
    prepare();
    return writing.get().orElseThrow(() -> new IllegalStateException("the log cannot be prepared"));
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
            tx -> {
              Map<String, Remembered> found = IdempotencyKeys.find(tx, keys);
              return tx.first(tail(tenantId), LogWriter::position)
                  .map(end -> new Recalled(found, end.incarnation()));
            }));
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
    boolean isAlive = database.writeOne(tenantId, sql, row -> row.getBoolean(1)).orElse(false);
    if (isAlive) {
      heads.published(tenantId, number);
    }
    return isAlive;
  }

  /** Publishes what a crash left written but unseen. */
  public void recover(int tenantId) {
    Position end = append(tenantId, List.of());
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
        SELECT l.tail, greatest(l.last_date, t.created_date), t.catalog_version, i.id
          FROM log_tail l JOIN tenant t ON t.tenant_id = l.tenant_id CROSS JOIN incarnation i
         WHERE l.tenant_id = ?
        """,
        tenantId);
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(
        row.getLong(1), Columns.instant(row, 2), row.getLong(3), row.getObject(4, UUID.class));
  }
}
