package dev.provenance.store;

import dev.provenance.model.Act;
import dev.provenance.model.ApiKey;
import dev.provenance.model.Checks;
import dev.provenance.model.Deed;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** API keys; of the key itself only its SHA-256 is known here. */
public final class KeyStore {
  private static final String COLUMNS =
      "key_id, prefix, label, scopes, created_date, last_used_date, expires_date";

  private final Database database;
  private final LogWriter log;

  /**
   * @param log where it is recorded who makes keys and revokes them
   */
  public KeyStore(Database database, LogWriter log) {
    this.database = database;
    this.log = log;
  }

  /**
   * Whose secret it is, found by its hash among those that are valid now; the hash it was stored
   * with is for the caller to compare.
   */
  public record Known(Principal principal, byte[] hash) {}

  public Optional<Known> find(byte[] hash) {
    Sql sql =
        new Sql(
            """
            SELECT tenant_id, name, id_salt, strict_catalog, created_date, key_id, key_hash, scopes, expires_date
              FROM authenticate(?)
            """,
            (Object) hash);
    return database.readSmall(Database.NO_TENANT, tx -> tx.first(sql, KeyStore::known));
  }

  public List<ApiKey> list(int tenantId) {
    Sql sql =
        new Sql(
            "SELECT "
                + COLUMNS
                + " FROM api_key WHERE tenant_id = ? AND revoked_date IS NULL ORDER BY created_date, key_id",
            tenantId);
    return database.read(tenantId, tx -> tx.list(sql, KeyStore::key));
  }

  /** One of the tenant's keys, revoked or not. */
  public Optional<ApiKey> get(int tenantId, UUID keyId) {
    Sql sql =
        new Sql(
            "SELECT " + COLUMNS + " FROM api_key WHERE tenant_id = ? AND key_id = ?",
            tenantId,
            keyId);
    return database.read(tenantId, tx -> tx.first(sql, KeyStore::key));
  }

  public ApiKey create(Principal by, ApiKey key, byte[] hash) {
    int tenantId = by.tenant().id();
    return log.act(
        tenantId,
        tx -> {
          ApiKey created = tx.one(insert(tenantId, key, hash), KeyStore::key);
          return new Acted<>(created, act(by, Deed.KEY_CREATED, created));
        });
  }

  /** From now on it is unknown; one that is none of the tenant's, or revoked, is not found. */
  public void revoke(Principal by, UUID keyId) {
    int tenantId = by.tenant().id();
    Sql sql =
        new Sql(
                """
                UPDATE api_key SET revoked_date = now()
                 WHERE tenant_id = ? AND key_id = ? AND revoked_date IS NULL
                RETURNING
                """,
                tenantId,
                keyId)
            .add(COLUMNS);
    log.act(
        tenantId,
        tx -> {
          ApiKey revoked =
              tx.first(sql, KeyStore::key)
                  .orElseThrow(
                      () -> new ProblemException(new Problem.NotFound("No API key " + keyId)));
          return new Acted<>(revoked, act(by, Deed.KEY_REVOKED, revoked));
        });
  }

  public void touch(int tenantId, UUID keyId, Instant used) {
    Sql sql =
        new Sql(
            "UPDATE api_key SET last_used_date = ? WHERE tenant_id = ? AND key_id = ?",
            used,
            tenantId,
            keyId);
    database.writeRelaxed(tenantId, tx -> tx.update(sql));
  }

  static Sql insert(int tenantId, ApiKey key, byte[] hash) {
    return new Sql(
        "INSERT INTO api_key (tenant_id, key_id, key_hash, prefix, label, scopes, expires_date)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?::timestamptz) RETURNING "
            + COLUMNS,
        tenantId,
        key.id(),
        hash,
        key.prefix(),
        key.label(),
        names(key.scopes()).toArray(String[]::new),
        key.expiresDate());
  }

  private static Act act(Principal by, Deed deed, ApiKey key) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("label", key.label());
    details.put("prefix", key.prefix());
    details.put("scopes", names(key.scopes()));
    if (key.expiresDate() != null) {
      details.put("expiresDate", Checks.format(key.expiresDate()));
    }
    return Act.of(by, deed, key.id().toString(), details);
  }

  private static List<String> names(Set<Scope> scopes) {
    return scopes.stream().map(Scope::wireName).toList();
  }

  static Known known(ResultSet row) throws SQLException {
    return new Known(
        new Principal(
            TenantStore.tenant(row),
            Columns.uuid(row, 6),
            scopes(row, 8),
            Columns.optionalInstant(row, 9)),
        row.getBytes(7));
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    return new ApiKey(
        Columns.uuid(row, 1),
        row.getString(2),
        row.getString(3),
        scopes(row, 4),
        Columns.instant(row, 5),
        Columns.optionalInstant(row, 6),
        Columns.optionalInstant(row, 7));
  }

  private static Set<Scope> scopes(ResultSet row, int column) throws SQLException {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    Arrays.stream(Columns.strings(row, column))
        .map(name -> Scope.valueOf(name.toUpperCase(Locale.ROOT)))
        .forEach(scopes::add);
    return scopes;
  }
}
