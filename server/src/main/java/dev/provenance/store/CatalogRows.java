package dev.provenance.store;

import dev.provenance.model.Badge;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Kind;
import dev.provenance.model.Naming;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The statements that the catalog's rows are read and written with. */
final class CatalogRows {
  static final String COLUMNS =
      """
      kind, entry_no, entry_id, mnemonic, title, description, icon, font_color_hex, bg_color_hex,
      is_system, created_date, modified_date, archived_date
      """;

  private static final String OF_MNEMONIC =
      " WHERE tenant_id = ? AND kind = ? AND lower(mnemonic) = lower(?)";

  private CatalogRows() {}

  /** Taken first in every change: the row's lock lets one change of a catalog happen at a time. */
  static void nextVersion(Tx tx) throws SQLException {
    tx.update(
        new Sql(
            "UPDATE tenant SET catalog_version = catalog_version + 1 WHERE tenant_id = ?",
            tx.tenantId()));
  }

  /** How many there are of a kind, archived ones included, without Provenance's own. */
  static Sql count(int tenantId, Kind kind) {
    return new Sql(
        "SELECT count(*) FROM catalog WHERE tenant_id = ? AND kind = ? AND NOT is_system",
        tenantId,
        kind.code());
  }

  static Sql insert(int tenantId, Kind kind, String mnemonic, Badge badge) {
    return values(tenantId, kind, mnemonic, badge).add(" RETURNING ").add(COLUMNS);
  }

  /** Makes sure that an entry is there and not archived; an existing badge stays. */
  static Sql register(int tenantId, Kind kind, String mnemonic, Badge badge) {
    return values(tenantId, kind, mnemonic, badge)
        .add(
            """
             ON CONFLICT (tenant_id, kind, lower(mnemonic))
             DO UPDATE SET archived_date = NULL
            """);
  }

  /** Makes sure that an entry is not archived, if it is there. */
  static Sql bringBack(int tenantId, Kind kind, String mnemonic) {
    return new Sql("UPDATE catalog SET archived_date = NULL")
        .add(OF_MNEMONIC, tenantId, kind.code(), mnemonic);
  }

  /** Gives an entry another badge, and brings it back if it is archived. */
  static Sql update(int tenantId, CatalogEntry entry, Naming naming) {
    Badge badge = naming.badge();
    return new Sql(
            """
            UPDATE catalog
               SET mnemonic = ?, title = ?, description = ?, icon = ?, font_color_hex = ?,
                   bg_color_hex = ?, modified_date = now(), archived_date = NULL
             WHERE tenant_id = ? AND kind = ? AND entry_no = ?
            RETURNING
            """,
            naming.mnemonic(),
            badge.title(),
            badge.description(),
            badge.icon(),
            badge.fontColorHex(),
            badge.bgColorHex(),
            tenantId,
            entry.kind().code(),
            entry.number())
        .add(COLUMNS);
  }

  /** Takes an entry out of the lists; no row if it is not in them. */
  static Sql archive(int tenantId, Kind kind, UUID id) {
    return new Sql(
            """
            UPDATE catalog SET archived_date = now()
             WHERE tenant_id = ? AND kind = ? AND entry_id = ? AND archived_date IS NULL
            RETURNING
            """,
            tenantId,
            kind.code(),
            id)
        .add(COLUMNS);
  }

  /** One entry, be it archived. */
  static Sql named(int tenantId, Kind kind, String mnemonic) {
    return new Sql("SELECT " + COLUMNS + " FROM catalog")
        .add(OF_MNEMONIC, tenantId, kind.code(), mnemonic);
  }

  /** One entry, unless it is archived. */
  static Sql live(int tenantId, Kind kind, UUID id) {
    return new Sql(
        "SELECT "
            + COLUMNS
            + " FROM catalog WHERE tenant_id = ? AND kind = ? AND entry_id = ? AND archived_date IS NULL",
        tenantId,
        kind.code(),
        id);
  }

  /**
   * The number of an entry that Provenance itself records with, be the catalog strict or not; made,
   * or brought back, where it is missing.
   */
  static int ofSystem(Tx tx, Kind kind, String mnemonic, Badge badge) throws SQLException {
    Sql live =
        new Sql("SELECT entry_no FROM catalog")
            .add(OF_MNEMONIC + " AND archived_date IS NULL", tx.tenantId(), kind.code(), mnemonic);
    Optional<Integer> known = tx.first(live, row -> row.getInt(1));
    if (known.isPresent()) {
      return known.get();
    }
    nextVersion(tx);
    tx.update(register(tx.tenantId(), kind, mnemonic, badge));
    tx.update(
        new Sql("UPDATE catalog SET is_system = true")
            .add(OF_MNEMONIC, tx.tenantId(), kind.code(), mnemonic));
    return tx.one(live, row -> row.getInt(1));
  }

  private static Sql values(int tenantId, Kind kind, String mnemonic, Badge badge) {
    return new Sql(
        """
        INSERT INTO catalog (tenant_id, kind, entry_no, entry_id, mnemonic, title, description, icon,
                             font_color_hex, bg_color_hex)
        SELECT ?, ?, coalesce(max(entry_no), 0) + 1, ?, ?, ?, ?, ?, ?, ?
          FROM catalog WHERE tenant_id = ? AND kind = ?
        """,
        tenantId,
        kind.code(),
        UUID.randomUUID(),
        mnemonic,
        badge.title(),
        badge.description(),
        badge.icon(),
        badge.fontColorHex(),
        badge.bgColorHex(),
        tenantId,
        kind.code());
  }

  static CatalogEntry entry(ResultSet row) throws SQLException {
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
