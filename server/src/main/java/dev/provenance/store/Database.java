package dev.provenance.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.provenance.model.Allotment;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one way to a connection: a transaction of one tenant, committed when its work returns and
 * rolled back when it throws. All of them run as the role {@code provenance_app}, which row-level
 * security binds.
 *
 * <p>Pools told apart by what a commit promises: {@link #read} cannot write and sees one snapshot;
 * {@link #write} returns once the commit is on disk; {@link #writeRelaxed} returns before that and
 * is for what is derived or may be lost. Safe for use by many threads.
 */
public final class Database implements AutoCloseable {
  /** No tenant: row-level security then shows nothing at all. */
  static final int NO_TENANT = 0;

  private static final System.Logger LOG = System.getLogger(Database.class.getName());

  /** Whom row-level security binds. */
  private static final String ROLE = "provenance_app";

  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(60);

  /** A node that vanishes in the middle of a transaction must not hold a tenant's tail for long. */
  private static final String COMMON_OPTIONS =
      "-c role="
          + ROLE
          + " -c timezone=UTC -c jit=off -c statement_timeout="
          + LONGEST_STATEMENT.toMillis()
          + " -c idle_in_transaction_session_timeout=30000 -c tcp_keepalives_idle=10"
          + " -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 ";

  /** Questions differ in how much they find. */
  private static final String PLANNED_EACH_TIME = "-c plan_cache_mode=force_custom_plan";

  /** What is written does not: planning an append would cost as much as running it. */
  private static final String PLANNED_ONCE = "-c plan_cache_mode=force_generic_plan";

  private static final int GATE_SIZE = 4;

  private static final Problem AWAY =
      new Problem.Unavailable(
          Problem.Reason.DATABASE,
          "The database is not available: try again shortly",
          Duration.ofSeconds(1));

  private static final Problem TOOK_TOO_LONG =
      new Problem.Unavailable(
          Problem.Reason.TIMEOUT,
          "The database worked on this for "
              + LONGEST_STATEMENT.toSeconds()
              + " s and gave it up: ask for less, or try again when less is going on",
          Duration.ofSeconds(10));

  /** How long a question waits until others of its tenant have been answered. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How long one does that is in the midst of something long. */
  static final Duration LONG_PATIENCE = Duration.ofSeconds(30);

  private final AnswerRows answers = new AnswerRows(this);
  private final Map<Integer, Allotment> turns = new ConcurrentHashMap<>();
  private final int turnsOfTenant;
  private final HikariDataSource readers;
  private final HikariDataSource gate;
  private final HikariDataSource writers;
  private final HikariDataSource relaxed;

  /** Opens the pools; connections are made as they are needed. */
  public Database(DatabaseAddress address, int poolSize) {
    turnsOfTenant = Math.max(1, poolSize * 3 / 4);
    readers = pool("read", address, poolSize, true, PLANNED_EACH_TIME);
    gate = pool("gate", address, GATE_SIZE, true, PLANNED_EACH_TIME);
    writers = pool("write", address, poolSize, false, PLANNED_ONCE + " -c synchronous_commit=on");
    relaxed =
        pool("relaxed", address, poolSize, false, PLANNED_ONCE + " -c synchronous_commit=off");
  }

  /**
   * Makes sure of what everything rests on: something between here and the database may drop what
   * connections are opened with, and its operator may have turned off what keeps it whole.
   *
   * @throws StoreException when row-level security would not bind the server, a question would have
   *     no end, or a commit would not wait for the disk
   */
  public void verify() {
    require("current_user", ROLE, "does a pooler drop the options of connections?");
    require(
        "current_setting('synchronous_commit')",
        "on",
        "does a pooler drop the options of connections?");
    require(
        "current_setting('statement_timeout')",
        LONGEST_STATEMENT.toMinutes() + "min",
        "does a pooler drop the options of connections?");
    require(
        "current_setting('fsync')",
        "on",
        "without it what was acknowledged is lost when the machine stops");
    if (found("current_setting('full_page_writes')").equals("off")) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The database runs with full_page_writes=off: unless its file system writes pages in whole, it may be beyond repair after its machine stops");
    }
  }

  private void require(String expression, String expected, String why) {
    String found = found(expression);
    if (!found.equals(expected)) {
      throw new StoreException(
          "The database says %s for %s (expected: %s): %s"
              .formatted(found, expression, expected, why));
    }
  }

  private String found(String expression) {
    Sql sql = new Sql("SELECT " + expression + "::text");
    return write(NO_TENANT, tx -> tx.one(sql, row -> row.getString(1)));
  }

  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Tx tx) throws SQLException;
  }

  /** No tenant has all connections at a time: who asks too much waits, and is refused. */
  <T extends @Nullable Object> T read(int tenantId, Work<T> work) {
    return read(tenantId, PATIENCE, work);
  }

  /** Like {@link #read}, in the midst of something long: it waits longer. */
  <T extends @Nullable Object> T readOn(int tenantId, Work<T> work) {
    return read(tenantId, LONG_PATIENCE, work);
  }

  /** Like {@link #read}, waiting for so long. */
  <T extends @Nullable Object> T read(int tenantId, Duration patience, Work<T> work) {
    try (Allotment.Part _ = turns.computeIfAbsent(tenantId, _ -> newTurns()).take(1, patience)) {
      return run(readers, tenantId, work);
    }
  }

  /** Like {@link #read}, for what every request needs first: never queued behind long searches. */
  <T extends @Nullable Object> T readSmall(int tenantId, Work<T> work) {
    return run(gate, tenantId, work);
  }

  /** The reader of all rows that are answered with. */
  AnswerRows answers() {
    return answers;
  }

  <T extends @Nullable Object> T write(int tenantId, Work<T> work) {
    return run(writers, tenantId, work);
  }

  /**
   * Commits without waiting for the disk: a crash of the database may take back what was written,
   * and then all that was written relaxed after it.
   */
  <T extends @Nullable Object> T writeRelaxed(int tenantId, Work<T> work) {
    return run(relaxed, tenantId, work);
  }

  /**
   * Like {@link #write}, for a transaction that is one statement: what goes out together without
   * BEGIN is one transaction, committed in the same round trip. Answers with the statement's first
   * row, if it has one.
   */
  <T> Optional<T> writeOne(int tenantId, Sql sql, Tx.Row<T> row) {
    try (Connection connection = writers.getConnection()) {
      connection.setAutoCommit(true);
      return new Tx(connection, tenantId).first(sql, row);
    } catch (SQLException e) {
      throw translate(e);
    }
  }

  /** Whether the database answers now. */
  public boolean isReachable() {
    try (Connection connection = gate.getConnection()) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * How much one pool is used now.
   *
   * @param busy connections that are on loan
   * @param awaited threads that wait for one
   */
  public record PoolUse(String pool, int busy, int awaited) {}

  public List<PoolUse> use() {
    return Stream.of(readers, gate, writers, relaxed).map(Database::use).toList();
  }

  @Override
  public void close() {
    relaxed.close();
    writers.close();
    gate.close();
    readers.close();
  }

  private Allotment newTurns() {
    return new Allotment(
        turnsOfTenant, Problem.Reason.QUESTIONS, "Too many questions are being answered");
  }

  private static <T extends @Nullable Object> T run(
      HikariDataSource pool, int tenantId, Work<T> work) {
    try (Connection connection = pool.getConnection()) {
      return run(new Tx(connection, tenantId), work);
    } catch (SQLException e) {
      throw translate(e);
    }
  }

  private static <T extends @Nullable Object> T run(Tx tx, Work<T> work) throws SQLException {
    try {
      T result = work.run(tx);
      tx.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      tx.rollback(e);
      throw e;
    }
  }

  private static RuntimeException translate(SQLException e) {
    SqlState state = SqlState.of(e);
    if (state.isCancelled()) {
      return new ProblemException(TOOK_TOO_LONG, e);
    }
    return state.isTransient() ? new ProblemException(AWAY, e) : new StoreException(e);
  }

  private static PoolUse use(HikariDataSource pool) {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    return new PoolUse(
        pool.getPoolName(), now.getActiveConnections(), now.getThreadsAwaitingConnection());
  }

  private static HikariDataSource pool(
      String name, DatabaseAddress address, int size, boolean isReadOnly, String options) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setAutoCommit(false);
    config.setTransactionIsolation(
        isReadOnly ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
    config.setReadOnly(isReadOnly);
    config.setConnectionTimeout(5_000);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("options", COMMON_OPTIONS + options);
    config.addDataSourceProperty("ApplicationName", "provenance " + name);
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", "90");
    config.addDataSourceProperty("connectTimeout", "5");
    return new HikariDataSource(config);
  }
}
