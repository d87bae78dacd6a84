package dev.provenance.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where a PostgreSQL is, and who we are there. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {
  /**
   * Options of the driver that would undo who the server is at the database, or show its password.
   */
  private static final List<String> RESERVED = List.of("options", "user", "password");

  /**
   * Reads {@code postgresql://user:password@host:port/database?options}, as psql takes it, or the
   * same after {@code jdbc:}.
   *
   * @throws IllegalArgumentException saying what is missing; the password is never part of the text
   */
  public static DatabaseAddress parse(String url) {
    String plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
    if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
      throw new IllegalArgumentException("expected postgresql://user:password@host:port/database");
    }
    URI uri = uri(plain);
    String path = uri.getPath();
    if (uri.getHost() == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException(
          "host or database is missing, expected postgresql://user:password@host:port/database");
    }
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String reserved : RESERVED) {
      if (("&" + query).contains("&" + reserved + "=")) {
        throw new IllegalArgumentException(
            "has the option "
                + reserved
                + ", which the server sets itself (name user and password before the @)");
      }
    }
    String[] credentials =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    String jdbcUrl =
        "jdbc:postgresql://"
            + uri.getHost()
            + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
            + uri.getRawPath()
            + (query.isEmpty() ? "" : "?" + query);
    return new DatabaseAddress(
        jdbcUrl,
        credentials.length > 0 ? decode(credentials[0]) : System.getProperty("user.name"),
        credentials.length > 1 ? decode(credentials[1]) : "");
  }

  private static URI uri(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "not a URL (percent-encode special characters of the password)");
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return jdbcUrl + " as " + user;
  }
}
