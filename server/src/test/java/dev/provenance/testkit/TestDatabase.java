package dev.provenance.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The database behind a server, past the server: to see what is really stored. */
public record TestDatabase(String url, String user, String password) {
  private static final int PORT_LINE = 3;

  /** The embedded database of a data directory, which runs; its owner is a superuser. */
  public static TestDatabase embedded(Path dataDirectory) {
    try {
      String port =
          Files.readAllLines(dataDirectory.resolve("cluster/postmaster.pid"))
              .get(PORT_LINE)
              .strip();
      String password = Files.readString(dataDirectory.resolve("postgres-password")).strip();
      return new TestDatabase(
          "jdbc:postgresql://127.0.0.1:" + port + "/provenance", "provenance", password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Process id of the postmaster of a data directory. */
  public static long postmaster(Path dataDirectory) {
    try {
      return Long.parseLong(
          Files.readAllLines(dataDirectory.resolve("cluster/postmaster.pid")).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A database beside this one: new and empty, in the place of one that was there before. */
  public TestDatabase fresh(String name) {
    try {
      execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return sibling(name);
  }

  /** Another database of the same PostgreSQL. */
  public TestDatabase sibling(String name) {
    return new TestDatabase(url.replaceFirst("[^/]+$", name), user, password);
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As a server's setting names it. */
  public String setting() {
    return url.replaceFirst("^jdbc:postgresql://", "postgresql://" + user + ":" + password + "@");
  }

  /** As the owner of everything, whom row-level security does not bind. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  /** As the server works: in the role that row-level security binds. */
  public Connection connectAsServer() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("options", "-c role=provenance_app");
    return DriverManager.getConnection(url, properties);
  }

  /** The rows as text, columns joined by a bar. */
  public List<String> rows(String sql) {
    try (Connection connection = connect()) {
      return rows(connection, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public long number(String sql) {
    return Long.parseLong(rows(sql).getFirst());
  }

  public static List<String> rows(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> result = new ArrayList<>();
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> cells = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          cells.add(String.valueOf(rows.getString(column)));
        }
        result.add(String.join("|", cells));
      }
      return result;
    }
  }
}
