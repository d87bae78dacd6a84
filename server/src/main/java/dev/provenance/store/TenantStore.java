package dev.provenance.store;

import dev.provenance.model.Act;
import dev.provenance.model.ApiKey;
import dev.provenance.model.Deed;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Tenant;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The tenants: the one table read across all of them, for the operator alone. */
public final class TenantStore {
  private static final String COLUMNS = "tenant_id, name, id_salt, strict_catalog, created_date";

  private static final String STRICT_CATALOG = "strictCatalog";

  private final Database database;
  private final LogWriter log;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param log where it is recorded who changes a setting
   */
  public TenantStore(Database database, LogWriter log) {
    this.database = database;
    this.log = log;
  }

  public List<Tenant> all() {
    return database.read(
        Database.NO_TENANT,
        tx -> tx.list(new Sql("SELECT " + COLUMNS + " FROM list_tenants()"), TenantStore::tenant));
  }

  /**
   * Makes a tenant with an empty log, and the key that it begins with, which nobody made; a name in
   * use is a conflict.
   *
   * @param hash SHA-256 of the key
   */
  public Tenant create(String name, boolean strictCatalog, ApiKey key, byte[] hash) {
    Sql sql =
        new Sql(
            "SELECT " + COLUMNS + " FROM create_tenant(?, ?, ?)",
            name,
            random.nextLong(),
            strictCatalog);
    return database.write(
        Database.NO_TENANT,
        tx -> {
          try {
            Tenant tenant = tx.one(sql, TenantStore::tenant);
            tx.next(tenant.id()).update(KeyStore.insert(tenant.id(), key, hash));
            return tenant;
          } catch (SQLException e) {
            if (SqlState.of(e).isUniqueViolation()) {
              throw new ProblemException(
                  new Problem.Conflict("There is a tenant named \"" + name + "\" already"), e);
            }
            throw e;
          }
        });
  }

  public boolean strictCatalog(int tenantId) {
    return database.read(
        tenantId,
        tx ->
            tx.one(
                new Sql("SELECT strict_catalog FROM tenant WHERE tenant_id = ?", tenantId),
                row -> row.getBoolean(1)));
  }

  /** Counts as a change of the catalog, so that every node notices. */
  public void setStrictCatalog(Principal by, boolean strict) {
    int tenantId = by.tenant().id();
    Sql sql =
        new Sql(
            """
            UPDATE tenant SET strict_catalog = ?, catalog_version = catalog_version + 1
             WHERE tenant_id = ? AND strict_catalog <> ?
            """,
            strict,
            tenantId,
            strict);
    Act act = Act.of(by, Deed.SETTING_CHANGED, STRICT_CATALOG, Map.of("value", strict));
    log.act(
        tenantId,
        tx -> {
          boolean isChange = tx.update(sql) > 0;
          return new Acted<>(strict, isChange ? List.of(act) : List.of());
        });
  }

  static Tenant tenant(ResultSet row) throws SQLException {
    return new Tenant(
        row.getInt(1),
        row.getString(2),
        row.getLong(3),
        row.getBoolean(4),
        Columns.instant(row, 5));
  }
}
