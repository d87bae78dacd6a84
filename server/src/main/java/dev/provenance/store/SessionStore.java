package dev.provenance.store;

import dev.provenance.model.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sessions of browsers and programs; of a session's token only its SHA-256 is known here. */
public final class SessionStore {
  private final Database database;

  public SessionStore(Database database) {
    this.database = database;
  }

  /** The key behind a session that is valid now, as is the key. */
  public Optional<KeyStore.Known> find(byte[] hash) {
    Sql sql =
        new Sql(
            """
            SELECT tenant_id, name, id_salt, strict_catalog, created_date, key_id, token_hash, scopes, expires_date
              FROM authenticate_session(?)
            """,
            (Object) hash);
    return database.readSmall(Database.NO_TENANT, tx -> tx.first(sql, KeyStore::known));
  }

  public void create(int tenantId, byte[] hash, UUID keyId, Set<Scope> scopes, Instant expires) {
    Sql sql =
        new Sql(
            "INSERT INTO session (tenant_id, token_hash, key_id, scopes, expires_date)"
                + " VALUES (?, ?, ?, ?, ?)",
            tenantId,
            hash,
            keyId,
            scopes.stream().map(Scope::wireName).toArray(String[]::new),
            expires);
    database.write(tenantId, tx -> tx.update(sql));
  }

  public void delete(int tenantId, byte[] hash) {
    Sql sql = new Sql("DELETE FROM session WHERE tenant_id = ? AND token_hash = ?", tenantId, hash);
    database.write(tenantId, tx -> tx.update(sql));
  }

  /** Forgets the sessions that have ended, or whose key has. */
  public void deleteEnded(int tenantId, Instant now) {
    Sql sql =
        new Sql(
            """
            DELETE FROM session s USING api_key k
             WHERE s.tenant_id = ? AND k.tenant_id = s.tenant_id AND k.key_id = s.key_id
               AND (s.expires_date <= ? OR k.revoked_date IS NOT NULL)
            """,
            tenantId,
            now);
    database.writeRelaxed(tenantId, tx -> tx.update(sql));
  }
}
