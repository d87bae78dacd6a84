package dev.provenance.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A transaction of the store's owner, whom row-level security does not bind, over all tenants: for
 * what looks at a store from outside of the server. It sees one moment.
 */
final class OwnerTx {
  private OwnerTx() {}

  static Tx open(DatabaseAddress address) {
    Properties properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    properties.setProperty("options", "-c timezone=UTC -c jit=off");
    try {
      Connection connection = DriverManager.getConnection(address.jdbcUrl(), properties);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new Tx(connection, Database.NO_TENANT);
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
}
