package dev.provenance.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * A transaction of the store's owner, whom row-level security does not bind, over all tenants: for
 * what works on a store from outside of the server. It sees one moment, unless said otherwise.
 */
final class OwnerTx {
  /** Before the first look at it, for which parts there are is not part of what is seen then. */
  private static final String HOLD_THE_LOG = "LOCK TABLE interaction IN ACCESS SHARE MODE";

  private OwnerTx() {}

  /** Sees one moment; until it ends no part of the log can be dropped. */
  static Tx open(DatabaseAddress address) {
    return open(address, Connection.TRANSACTION_REPEATABLE_READ, HOLD_THE_LOG);
  }

  /** One that sees with each statement what has been committed until then. */
  static Tx openCurrent(DatabaseAddress address) {
    return open(address, Connection.TRANSACTION_READ_COMMITTED, "");
  }

  private static Tx open(DatabaseAddress address, int isolation, String first) {
    Properties properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    properties.setProperty("options", "-c timezone=UTC -c jit=off -c synchronous_commit=on");
    try {
      Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties);
      try (Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(isolation);
        statement.execute(first);
        return new Tx(connection, Database.NO_TENANT);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new StoreException("Cannot use the database at " + address + ": " + e.getMessage(), e);
    }
  }

  interface Work<T> {
    T run() throws SQLException;
  }

  static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }

  interface Step {
    void run() throws SQLException;
  }

  /** Like {@link #run}, for what has no result. */
  static void perform(Step step) {
    try {
      step.run();
    } catch (SQLException e) {
      throw new StoreException(e);
    }
  }
}
