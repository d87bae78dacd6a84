package dev.provenance.testkit;

import dev.provenance.App;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A server on a database of its own, with the root key of {@link TestServer}, whose statements go
 * through a {@link RewritingDriver}.
 */
public final class RewrittenServer implements AutoCloseable {
  private final TestDatabase database;
  private final RewritingDriver driver;
  private final App server;

  private RewrittenServer(TestDatabase database, RewritingDriver driver, App server) {
    this.database = database;
    this.driver = driver;
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param name of its database, which is made anew
   * @param rewrite told the text of each statement, answers what PostgreSQL gets
   */
  public static RewrittenServer start(Path folder, String name, UnaryOperator<String> rewrite)
      throws SQLException {
    TestDatabase database = TestServer.database().fresh(name);
    RewritingDriver driver = RewritingDriver.install(database.url(), rewrite);
    Map<String, String> settings =
        Map.of(
            "PROVENANCE_DATABASE_URL",
            database.setting(),
            "PROVENANCE_DATABASE_CONNECTIONS",
            "3",
            "PROVENANCE_ROOT_KEY",
            TestServer.ROOT_KEY);
    try {
      return new RewrittenServer(database, driver, TestServer.start(folder, settings));
    } catch (RuntimeException e) {
      driver.close();
      throw e;
    }
  }

  public URI uri() {
    return server.uri();
  }

  public TestDatabase database() {
    return database;
  }

  public ApiClient newTenant() {
    return TestServer.newTenant(uri());
  }

  @Override
  public void close() throws SQLException {
    server.close();
    driver.close();
  }
}
