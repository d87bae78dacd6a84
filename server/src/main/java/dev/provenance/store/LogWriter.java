package dev.provenance.store;

import dev.provenance.model.Act;
import dev.provenance.model.Draft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The write side of the log. A batch is one transaction: it takes the next numbers, and returns
 * when it is on disk; only then can anybody see it (docs/adr/0009). Several nodes may write the
 * same tenant.
 */
public final class LogWriter {
  private static final System.Logger LOG = System.getLogger(LogWriter.class.getName());

  private final Database database;
  private final Heads heads;

  /**
   * @param heads told of every batch
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
   */
  public record Position(long before, Instant createdDate, long catalogVersion) {}

  /** Writes a batch as the next numbers of the tenant's log, in this order, all or nothing. */
  public Position append(int tenantId, List<Draft> drafts) {
    Sql sql = statement(tenantId, drafts);
    Position position =
        prepared(() -> database.writeOne(tenantId, sql, LogWriter::position).orElseThrow());
    return shown(tenantId, position, drafts);
  }

  /**
   * Writes a batch together with the idempotency keys that were used for it.
   *
   * @param keys what to remember, told the batch's position
   * @throws KeyTakenException another node has just used one of the keys; nothing is written
   */
  public Position append(
      int tenantId, List<Draft> drafts, Function<Position, Collection<Remembered>> keys) {
    Sql sql = statement(tenantId, drafts);
    Position position =
        prepared(() ->
            database.write(
                tenantId,
                tx -> {
                  Position taken = tx.one(sql, LogWriter::position);
                  IdempotencyKeys.insert(tx, keys.apply(taken));
                  return taken;
                }));
    return shown(tenantId, position, drafts);
  }

  /** Records an act that changes nothing in the store. */
  public Position record(int tenantId, Act act) {
    Position position =
        prepared(() ->
            database.write(
                tenantId, tx -> tx.one(Acts.insert(tx, List.of(act)), LogWriter::position)));
    heads.written(tenantId, position.before() + 1);
    return position;
  }

  /** Makes a change and records it, in one transaction: neither is there without the other. */
  <T> T act(int tenantId, Database.Work<Acted<T>> change) {
    Recorded<T> recorded =
        prepared(() -> database.write(tenantId, tx -> recorded(tx, change.run(tx))));
    recorded.last().ifPresent(number -> heads.written(tenantId, number));
    return recorded.result();
  }

  private record Recorded<T>(T result, Optional<Long> last) {}

  private static <T> Recorded<T> recorded(Tx tx, Acted<T> acted) throws SQLException {
    List<Act> acts = acted.acts();
    if (acts.isEmpty()) {
      return new Recorded<>(acted.result(), Optional.empty());
    }
    Position taken = tx.one(Acts.insert(tx, acts), LogWriter::position);
    return new Recorded<>(acted.result(), Optional.of(taken.before() + acts.size()));
  }

  /** What the keys among these stand for that were used before; keys never used are absent. */
  public Map<String, Remembered> recall(int tenantId, Collection<String> keys) {
    return database.write(tenantId, tx -> IdempotencyKeys.find(tx, keys));
  }

  /** Makes what every batch needs: partitions for this month and the next. */
  public void prepare() {
    database.write(Database.NO_TENANT, tx -> tx.update(Partitions.ensure()));
  }

  /**
   * Forgets the idempotency keys first used longer ago, by the clock that dated them, the
   * database's; returns how many.
   */
  public int forgetKeys(int tenantId, Duration age) {
    Sql sql =
        new Sql(
            "DELETE FROM idempotency WHERE tenant_id = ? AND created_date < now() - ?::interval",
            tenantId,
            age.toSeconds() + " seconds");
    return database.write(tenantId, tx -> tx.update(sql));
  }

  /** With each new month, the first to write finds something missing. */
  private <T> T prepared(Supplier<T> writing) {
    try {
      return writing.get();
    } catch (StoreException e) {
      if (!e.isCheckViolation()) {
        throw e;
      }
      LOG.log(System.Logger.Level.INFO, "the log gets a partition for this month");
      prepare();
      return writing.get();
    }
  }

  private Position shown(int tenantId, Position position, List<Draft> drafts) {
    heads.written(tenantId, position.before() + drafts.size());
    return position;
  }

  private static Sql statement(int tenantId, List<Draft> drafts) {
    return drafts.isEmpty() ? end(tenantId) : new InsertInteractions(tenantId, drafts).sql();
  }

  /** Where the next batch would come to lie: for one that holds nothing new. */
  private static Sql end(int tenantId) {
    return new Sql(
        """
        SELECT h.head, greatest(h.last_date, t.created_date), t.catalog_version
          FROM log_head h JOIN tenant t ON t.tenant_id = h.tenant_id
         WHERE h.tenant_id = ?
        """,
        tenantId);
  }

  private static Position position(ResultSet row) throws SQLException {
    return new Position(row.getLong(1), Columns.instant(row, 2), row.getLong(3));
  }
}
