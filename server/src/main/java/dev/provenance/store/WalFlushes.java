package dev.provenance.store;

import dev.provenance.model.ProblemException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How often the database had the disk keep its write-ahead log, which every commit waits for, and
 * how long that took. As it was when somebody last asked, so that asking never waits for a database
 * that does not answer. Safe for use by many threads.
 */
public final class WalFlushes {
  private static final System.Logger LOG = System.getLogger(WalFlushes.class.getName());

  /** From this version on they are counted with all other input and output. */
  private static final int COUNTED_WITH_ALL = 180_000;

  private static final String OF_ALL =
      "SELECT sum(fsyncs), sum(fsync_time) FROM pg_stat_io WHERE object = 'wal'";
  private static final String OF_WAL = "SELECT wal_sync, wal_sync_time FROM pg_stat_wal";
  private static final double MILLIS_PER_SECOND = 1000;

  private final Database database;
  private final AtomicBoolean isBeingRead = new AtomicBoolean();
  private volatile Optional<Sum> last = Optional.empty();

  public WalFlushes(Database database) {
    this.database = database;
  }

  /** Since the database's statistics were last reset. */
  public record Sum(long count, double seconds) {}

  /**
   * Reads it for the next who asks.
   *
   * @return empty before the first time has ended, or where the database does not measure it
   *     ({@code track_wal_io_timing})
   */
  public Optional<Sum> last() {
    if (isBeingRead.compareAndSet(false, true)) {
      Thread.ofVirtual().name("wal-flushes").start(this::read);
    }
    return last;
  }

  private void read() {
    try {
      last = database.readSmall(Database.NO_TENANT, WalFlushes::sum);
    } catch (ProblemException | StoreException e) {
      LOG.log(System.Logger.Level.DEBUG, "the database's flushes cannot be read now", e);
    } finally {
      isBeingRead.set(false);
    }
  }

  private static Optional<Sum> sum(Tx tx) throws SQLException {
    Sql asked =
        new Sql(
            "SELECT current_setting('track_wal_io_timing')::boolean, current_setting('server_version_num')::int");
    Optional<Integer> version =
        tx.one(asked, row -> row.getBoolean(1) ? Optional.of(row.getInt(2)) : Optional.empty());
    return version.isEmpty()
        ? Optional.empty()
        : tx.first(
            new Sql(version.get() >= COUNTED_WITH_ALL ? OF_ALL : OF_WAL),
            row -> new Sum(row.getLong(1), row.getDouble(2) / MILLIS_PER_SECOND));
  }
}
