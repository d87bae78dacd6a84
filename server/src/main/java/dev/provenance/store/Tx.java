package dev.provenance.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A transaction of one tenant. Not for use by several threads.
 *
 * <p>The tenant is announced to row-level security in the same round trip as the first statement.
 */
final class Tx {
  private static final String ANNOUNCE = "SELECT set_config('provenance.tenant_id', ?, true);\n";

  private static final int ALL_AT_ONCE = 0;
  private static final int FETCHED_AT_ONCE = 100;

  private final Connection connection;
  private final int tenantId;
  private boolean announced;

  Tx(Connection connection, int tenantId) {
    this.connection = connection;
    this.tenantId = tenantId;
  }

  int tenantId() {
    return tenantId;
  }

  @FunctionalInterface
  interface Row<T extends @Nullable Object> {
    T map(ResultSet row) throws SQLException;
  }

  <T extends @Nullable Object> List<T> list(Sql sql, Row<T> row) throws SQLException {
    try (PreparedStatement statement = execute(sql);
        ResultSet rows = statement.getResultSet()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(row.map(rows));
      }
      return result;
    }
  }

  /** Row by row, without keeping them. */
  <T> void each(Sql sql, Row<T> row, Consumer<T> visitor) throws SQLException {
    try (PreparedStatement statement = execute(sql, FETCHED_AT_ONCE);
        ResultSet rows = statement.getResultSet()) {
      while (rows.next()) {
        visitor.accept(row.map(rows));
      }
    }
  }

  <T> Optional<T> first(Sql sql, Row<T> row) throws SQLException {
    try (PreparedStatement statement = execute(sql);
        ResultSet rows = statement.getResultSet()) {
      return rows.next() ? Optional.of(row.map(rows)) : Optional.empty();
    }
  }

  /** The only row of a statement that always has one. */
  <T> T one(Sql sql, Row<T> row) throws SQLException {
    return first(sql, row).orElseThrow(() -> new SQLException("no row from: " + sql));
  }

  /** Runs a statement for what it does; returns the number of rows changed, if it changes any. */
  int update(Sql sql) throws SQLException {
    try (PreparedStatement statement = execute(sql)) {
      return statement.getUpdateCount();
    }
  }

  /** What a statement fails with, if it does; the transaction goes on as if it had not been run. */
  Optional<SQLException> failure(Sql sql) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try (PreparedStatement _ = execute(sql)) {
      return Optional.empty();
    } catch (SQLException e) {
      connection.rollback(before);
      return Optional.of(e);
    }
  }

  /** Runs a {@code COPY … TO STDOUT}; returns the number of rows. */
  long copyOut(String copy, OutputStream out) throws SQLException, IOException {
    return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, out);
  }

  /** Runs a {@code COPY … FROM STDIN}; returns the number of rows. */
  long copyIn(String copy, InputStream in) throws SQLException, IOException {
    return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, in);
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Takes all of it back because of a failure, which is told if that fails, too. */
  void rollback(Exception reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** The next transaction of the same connection, of another tenant. */
  Tx next(int ofTenant) {
    return new Tx(connection, ofTenant);
  }

  /** Runs a statement that may not be part of a transaction. */
  void alone(String sql) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } finally {
      connection.setAutoCommit(false);
    }
  }

  /** Gives up everything, the connection included. */
  void abandon() throws SQLException {
    try (connection) {
      connection.rollback();
    }
  }

  private PreparedStatement execute(Sql sql) throws SQLException {
    return execute(sql, ALL_AT_ONCE);
  }

  private PreparedStatement execute(Sql sql, int fetchSize) throws SQLException {
    boolean announce = !announced;
    PreparedStatement statement =
        connection.prepareStatement(announce ? ANNOUNCE + sql.text() : sql.text());
    try {
      if (announce) {
        statement.setString(1, Integer.toString(tenantId));
      }
      sql.bind(statement, announce ? 2 : 1);
      statement.setFetchSize(fetchSize);
      statement.execute();
      if (announce) {
        statement.getMoreResults();
        announced = true;
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }
}
