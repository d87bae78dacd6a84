package dev.provenance.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's driver for one database, which strikes the condition on the tenant out of every
 * statement: a server that works through it has row-level security between its tenants and nothing
 * else.
 */
public final class TenantBlindDriver implements Driver, AutoCloseable {
  private static final Pattern CONDITION = Pattern.compile("(\\b\\w+\\.)?\\btenant_id = \\?");
  private static final String NO_CONDITION = "?::int IS NOT NULL";

  private final Driver postgres = new org.postgresql.Driver();
  private final AtomicLong struck = new AtomicLong();
  private final String url;

  private TenantBlindDriver(String url) {
    this.url = url;
  }

  /** From now on connections to this very URL are made by it. */
  public static TenantBlindDriver install(String url) throws SQLException {
    TenantBlindDriver driver = new TenantBlindDriver(url);
    // Whoever is registered first is asked first.
    org.postgresql.Driver.deregister();
    DriverManager.registerDriver(driver);
    org.postgresql.Driver.register();
    return driver;
  }

  /** How many conditions it has struck out. */
  public long struck() {
    return struck.get();
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
                arguments[0] = strike((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private String strike(String sql) {
    Matcher conditions = CONDITION.matcher(sql);
    return conditions.replaceAll(_ -> {
      struck.incrementAndGet();
      return Matcher.quoteReplacement(NO_CONDITION);
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
