package dev.provenance.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** How to reach the server. */
record Login(int port, String password) {
  static final String USER = "provenance";
  static final String DATABASE = "provenance";

  private static final String NO_SUCH_DATABASE = "3D000";

  String url() {
    return url(DATABASE);
  }

  /** Connects once; creates the database if a first start was cut off before it did. */
  void check() throws SQLException {
    try {
      connect(DATABASE).close();
    } catch (SQLException e) {
      if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
        throw e;
      }
      try (Connection connection = connect("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + DATABASE);
      }
    }
  }

  @Override
  public String toString() {
    return url();
  }

  private Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(url(database), properties);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }
}
