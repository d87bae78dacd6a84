package dev.provenance.settings;

import java.util.Optional;

/**
 * Every setting there is. In the settings file a key is written as {@link #key}, in the environment
 * as {@link #variable}.
 */
public enum Setting {
  PORT("port", "4000", "TCP port of the HTTP server; 0 takes any free one"),
  HOST("host", "127.0.0.1", "address to listen on; 0.0.0.0 for all"),
  DATA_DIR("data-dir", "./data", "folder of the embedded database and of the key files"),
  DATABASE_URL(
      "database-url",
      "",
      "postgresql://user:password@host:port/database of a PostgreSQL 15 to 18; empty: the embedded one"),
  DATABASE_CONNECTIONS(
      "database-connections",
      "10",
      "most connections in each of the three pools (reading, writing, writing what may be lost)"),
  BOOTSTRAP_KEY(
      "bootstrap-key",
      "",
      "pak_ and 64 hex digits: the admin key of the first start; empty: random"),
  ROOT_KEY(
      "root-key",
      "",
      "pak_ and 64 hex digits: the operator's key for /api/tenants; empty: random, kept in the data folder"),
  RATE_LIMIT("rate-limit", "0", "requests per key and minute; 0: no limit"),
  MONTHLY_QUOTA(
      "monthly-quota", "0", "interactions that a tenant may record in a month (UTC); 0: no limit"),
  STRICT_CATALOG(
      "strict-catalog",
      "false",
      "true: new tenants refuse unknown mnemonics instead of registering them"),
  QUEUE_MEGABYTES(
      "queue-megabytes",
      "64",
      "MiB of interactions that may be in hand, per tenant; more are refused with 503"),
  SESSION_HOURS(
      "session-hours", "168", "hours until a browser that is signed in must show its key again"),
  PATH_PREFIX(
      "path-prefix",
      "",
      "path below which a proxy shows the server, like /provenance; empty: none"),
  TRUSTED_PROXIES(
      "trusted-proxies",
      "127.0.0.0/8,::1",
      "addresses and networks of proxies whose X-Forwarded-* is believed, separated by commas; none: nobody's"),
  TLS_CERTIFICATE(
      "tls-certificate",
      "",
      "PEM file of the server's certificate and those that vouch for it; empty: plain HTTP"),
  TLS_KEY("tls-key", "", "PEM file of the certificate's private key, without a passphrase"),
  ACCESS_LOG(
      "access-log", "false", "true: a line of JSON for each request, on the standard output");

  private final String key;
  private final String absent;
  private final String meaning;

  Setting(String key, String absent, String meaning) {
    this.key = key;
    this.absent = absent;
    this.meaning = meaning;
  }

  public String key() {
    return key;
  }

  public String variable() {
    return "PROVENANCE_" + name();
  }

  /** The value when nothing is said. */
  public String absent() {
    return absent;
  }

  public String meaning() {
    return meaning;
  }

  static Optional<Setting> ofKey(String key) {
    for (Setting setting : values()) {
      if (setting.key.equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }
}
