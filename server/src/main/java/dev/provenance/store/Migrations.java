package dev.provenance.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema to this version; runs as the owner of the database, before any pool is opened.
 */
public final class Migrations {
  private static final int OLDEST_SUPPORTED = 15;

  private Migrations() {}

  /**
   * Runs what is missing.
   *
   * @throws StoreException when the server is too old, or its encoding is not UTF-8, or a migration
   *     fails
   */
  public static void run(DatabaseAddress address) {
    checkServer(address);
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(address.jdbcUrl(), address.user(), address.password())
            .locations("classpath:db/migration")
            .connectRetries(3)
            .load();
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw new StoreException("The schema cannot be migrated: " + e.getMessage(), e);
    }
  }

  private static void checkServer(DatabaseAddress address) {
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), address.user(), address.password());
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding')")) {
      row.next();
      if (row.getInt(1) < OLDEST_SUPPORTED) {
        throw new SQLException(
            "PostgreSQL " + row.getInt(1) + " is too old (expected: 15 or later)", "0A000");
      }
      if (!row.getString(2).equals("UTF8")) {
        throw new SQLException(
            "the database's encoding is " + row.getString(2) + " (expected: UTF8)", "0A000");
      }
    } catch (SQLException e) {
      throw new StoreException("Cannot use the database at " + address + ": " + e.getMessage(), e);
    }
  }
}
