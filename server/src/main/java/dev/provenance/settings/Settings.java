package dev.provenance.settings;

import dev.provenance.model.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings, typed and checked.
 *
 * @param databaseUrl empty: the embedded database
 * @param bootstrapKey the first admin key, if it is to be a known one
 * @param rootKey the operator's key, if it is to be a known one
 * @param rateLimit requests per key and minute; 0 for no limit
 * @param monthlyQuota interactions per tenant and calendar month; 0 for no limit
 * @param queueBytes of interactions that may be in hand, read and not yet on disk, per tenant
 * @param pathPrefix begins with a slash and ends without; empty for none
 * @param trustedProxies whose {@code X-Forwarded-*} is believed
 * @param tls empty for plain HTTP
 */
public record Settings(
    int port,
    String host,
    Path dataDirectory,
    Optional<String> databaseUrl,
    int databaseConnections,
    Optional<String> bootstrapKey,
    Optional<String> rootKey,
    int rateLimit,
    int monthlyQuota,
    boolean strictCatalog,
    long queueBytes,
    Duration sessionLifetime,
    String pathPrefix,
    List<Network> trustedProxies,
    Optional<Tls> tls,
    boolean accessLog) {

  /** PEM files of a certificate with its chain, and of its private key. */
  public record Tls(Path certificate, Path key) {}
}
