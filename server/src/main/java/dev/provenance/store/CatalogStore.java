package dev.provenance.store;

import dev.provenance.model.Badge;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Kind;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Resource types, actions and origins. Entries are never removed, only archived: the log refers to
 * them by number for ever.
 */
public final class CatalogStore {
  private static final String COLUMNS =
      """
      kind, entry_no, entry_id, mnemonic, title, description, icon, font_color_hex, bg_color_hex,
      is_system, created_date, modified_date, archived_date
      """;

  private final Database database;

  public CatalogStore(Database database) {
    this.database = database;
  }

  /** The whole catalog of a tenant, archived entries included, and the version it is of. */
  public record Loaded(long version, boolean strict, List<CatalogEntry> entries) {}

  public Loaded load(int tenantId) {
    return database.readSmall(
        tenantId,
        tx -> {
          Sql entries =
              new Sql(
                  "SELECT "
                      + COLUMNS
                      + " FROM catalog WHERE tenant_id = ? ORDER BY lower(mnemonic)",
                  tenantId);
          List<CatalogEntry> list = tx.list(entries, CatalogStore::entry);
          return tx.one(
              new Sql(
                  "SELECT catalog_version, strict_catalog FROM tenant WHERE tenant_id = ?",
                  tenantId),
              row -> new Loaded(row.getLong(1), row.getBoolean(2), list));
        });
  }

  /** The version of a tenant's catalog now. */
  public long version(int tenantId) {
    Sql sql = new Sql("SELECT catalog_version FROM tenant WHERE tenant_id = ?", tenantId);
    return database.readSmall(tenantId, tx -> tx.one(sql, row -> row.getLong(1)));
  }

  /** An entry that is to be usable, and the badge it gets if it is new. */
  public record Wanted(Kind kind, String mnemonic, Badge badge) {}

  /** Makes sure that entries are in the catalog and not archived; existing badges stay. */
  public void register(int tenantId, List<Wanted> entries) {
    database.write(
        tenantId,
        tx -> {
          nextVersion(tx);
          for (Wanted entry : entries) {
            tx.update(
                insert(tenantId, entry.kind(), UUID.randomUUID(), entry.mnemonic(), entry.badge())
                    .add(
                        """
                         ON CONFLICT (tenant_id, kind, lower(mnemonic))
                         DO UPDATE SET archived_date = NULL
                        """));
          }
          return entries.size();
        });
  }

  /**
   * Adds an entry; an archived one of the same mnemonic comes back with the new badge. A mnemonic
   * in use is a conflict.
   */
  public CatalogEntry create(int tenantId, Kind kind, String mnemonic, Badge badge) {
    return database.write(
        tenantId,
        tx -> {
          nextVersion(tx);
          Sql sql =
              insert(tenantId, kind, UUID.randomUUID(), mnemonic, badge)
                  .add(
                      """
                       ON CONFLICT (tenant_id, kind, lower(mnemonic)) DO UPDATE
                         SET archived_date = NULL, mnemonic = excluded.mnemonic, title = excluded.title,
                             description = excluded.description, icon = excluded.icon,
                             font_color_hex = excluded.font_color_hex, bg_color_hex = excluded.bg_color_hex,
                             modified_date = now()
                       WHERE catalog.archived_date IS NOT NULL
                      RETURNING
                      """)
                  .add(COLUMNS);
          return tx.first(sql, CatalogStore::entry).orElseThrow(() -> taken(kind, mnemonic));
        });
  }

  /** Changes an entry that is there and not archived. A mnemonic in use is a conflict. */
  public CatalogEntry update(int tenantId, Kind kind, UUID id, String mnemonic, Badge badge) {
    return database.write(
        tenantId,
        tx -> {
          nextVersion(tx);
          Sql sql =
              new Sql(
                      """
                      UPDATE catalog
                         SET mnemonic = ?, title = ?, description = ?, icon = ?, font_color_hex = ?,
                             bg_color_hex = ?, modified_date = now()
                       WHERE tenant_id = ? AND kind = ? AND entry_id = ? AND archived_date IS NULL
                      RETURNING
                      """,
                      mnemonic,
                      badge.title(),
                      badge.description(),
                      badge.icon(),
                      badge.fontColorHex(),
                      badge.bgColorHex(),
                      tenantId,
                      kind.code(),
                      id)
                  .add(COLUMNS);
          try {
            return tx.first(sql, CatalogStore::entry)
                .orElseThrow(() ->
                    new ProblemException(new Problem.NotFound("No " + kind.label() + " " + id)));
          } catch (SQLException e) {
            if (SqlState.of(e).isUniqueViolation()) {
              throw taken(kind, mnemonic);
            }
            throw e;
          }
        });
  }

  /** Takes an entry out of the lists; what was recorded with it keeps its badge. */
  public boolean archive(int tenantId, Kind kind, UUID id) {
    Sql sql =
        new Sql(
            """
            UPDATE catalog SET archived_date = now()
             WHERE tenant_id = ? AND kind = ? AND entry_id = ? AND archived_date IS NULL
            """,
            tenantId,
            kind.code(),
            id);
    return database.write(
        tenantId,
        tx -> {
          nextVersion(tx);
          return tx.update(sql) > 0;
        });
  }

  /** Taken first in every change: the row's lock lets one change of a catalog happen at a time. */
  private static void nextVersion(Tx tx) throws SQLException {
    tx.update(
        new Sql(
            "UPDATE tenant SET catalog_version = catalog_version + 1 WHERE tenant_id = ?",
            tx.tenantId()));
  }

  private static Sql insert(int tenantId, Kind kind, UUID id, String mnemonic, Badge badge) {
    return new Sql(
        """
        INSERT INTO catalog (tenant_id, kind, entry_no, entry_id, mnemonic, title, description, icon,
                             font_color_hex, bg_color_hex)
        SELECT ?, ?, coalesce(max(entry_no), 0) + 1, ?, ?, ?, ?, ?, ?, ?
          FROM catalog WHERE tenant_id = ? AND kind = ?
        """,
        tenantId,
        kind.code(),
        id,
        mnemonic,
        badge.title(),
        badge.description(),
        badge.icon(),
        badge.fontColorHex(),
        badge.bgColorHex(),
        tenantId,
        kind.code());
  }

  private static ProblemException taken(Kind kind, String mnemonic) {
    return new ProblemException(
        new Problem.Conflict(
            "Another " + kind.label() + " has the mnemonic \"" + mnemonic + "\" already"));
  }

  private static CatalogEntry entry(ResultSet row) throws SQLException {
    return new CatalogEntry(
        Kind.ofCode(row.getInt(1)),
        row.getInt(2),
        Columns.uuid(row, 3),
        row.getString(4),
        new Badge(
            row.getString(5),
            row.getString(6),
            row.getString(7),
            row.getString(8),
            row.getString(9)),
        row.getBoolean(10),
        Columns.instant(row, 11),
        Columns.instant(row, 12),
        Columns.optionalInstant(row, 13));
  }
}
