package dev.provenance.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver for one database, which has the text of every statement pass through a
 * function on its way: to see what a server asks of its database, or to have it ask something else.
 */
public final class RewritingDriver implements Driver, AutoCloseable {
  private final Driver postgres = new org.postgresql.Driver();
  private final String url;
  private final UnaryOperator<String> rewrite;

  private RewritingDriver(String url, UnaryOperator<String> rewrite) {
    this.url = url;
    this.rewrite = rewrite;
  }

  /** From now on connections to this very URL are made by it. */
  public static RewritingDriver install(String url, UnaryOperator<String> rewrite)
      throws SQLException {
    RewritingDriver driver = new RewritingDriver(url, rewrite);
    // Whoever is registered first is asked first.
    org.postgresql.Driver.deregister();
    DriverManager.registerDriver(driver);
    org.postgresql.Driver.register();
    return driver;
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }

  @Override
  public boolean acceptsURL(String asked) {
    return asked.equals(url);
  }

  @Override
  public @Nullable Connection connect(String asked, Properties properties) throws SQLException {
    if (!acceptsURL(asked)) {
      return null;
    }
    Connection connection = postgres.connect(asked, properties);
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                arguments[0] = rewrite.apply((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String asked, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return postgres.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return postgres.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }
}
