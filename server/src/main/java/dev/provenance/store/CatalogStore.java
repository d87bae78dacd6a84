package dev.provenance.store;

import dev.provenance.model.Badge;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Kind;
import dev.provenance.model.Naming;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Resource types, actions and origins. Entries are never removed, only archived: the log refers to
 * them by number for ever.
 */
public final class CatalogStore {
  /** Entries, archived ones included, but not Provenance's own. */
  private static final int MOST_OF_A_KIND = 10_000;

  private final Database database;
  private final LogWriter log;

  /**
   * @param log where it is recorded what somebody does to the catalog
   */
  public CatalogStore(Database database, LogWriter log) {
    this.database = database;
    this.log = log;
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
                      + CatalogRows.COLUMNS
                      + " FROM catalog WHERE tenant_id = ? ORDER BY lower(mnemonic)",
                  tenantId);
          List<CatalogEntry> list = tx.list(entries, CatalogRows::entry);
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

  /**
   * Makes sure that entries are in the catalog and not archived; existing badges stay. A strict
   * catalog only gets back what it had.
   */
  public void register(int tenantId, List<Wanted> entries) {
    Sql isStrict = new Sql("SELECT strict_catalog FROM tenant WHERE tenant_id = ?", tenantId);
    database.write(
        tenantId,
        tx -> {
          CatalogRows.nextVersion(tx);
          boolean strict = tx.one(isStrict, row -> row.getBoolean(1));
          Map<Kind, Long> before = counts(tx, entries);
          for (Wanted entry : entries) {
            tx.update(
                strict
                    ? CatalogRows.bringBack(tenantId, entry.kind(), entry.mnemonic())
                    : CatalogRows.register(
                        tenantId, entry.kind(), entry.mnemonic(), entry.badge()));
          }
          for (Map.Entry<Kind, Long> kind : before.entrySet()) {
            requireRoom(tx, kind.getKey(), kind.getValue());
          }
          return entries.size();
        });
  }

  /**
   * Adds an entry; an archived one of the same mnemonic comes back with the new badge. A mnemonic
   * in use is a conflict. Before anything stands in the log it is not recorded: a tenant's first
   * interaction is number 1, also when it is prepared for (docs/adr/0010).
   */
  public CatalogEntry create(Principal by, Kind kind, Naming naming) {
    String mnemonic = naming.mnemonic();
    int tenantId = by.tenant().id();
    return log.act(
        tenantId,
        tx -> {
          CatalogRows.nextVersion(tx);
          long before = count(tx, kind);
          Optional<CatalogEntry> old =
              tx.first(CatalogRows.named(tenantId, kind, mnemonic), CatalogRows::entry);
          if (old.isPresent() && !old.get().isArchived()) {
            throw taken(kind, mnemonic);
          }
          Sql sql =
              old.isPresent()
                  ? CatalogRows.update(tenantId, old.get(), naming)
                  : CatalogRows.insert(tenantId, kind, mnemonic, naming.badge());
          CatalogEntry entry = tx.one(sql, CatalogRows::entry);
          requireRoom(tx, kind, before);
          return hasBegun(tx)
              ? new Acted<>(entry, EntryActs.created(by, old, entry))
              : new Acted<>(entry, List.of());
        });
  }

  /** All of a catalog is in memory, and in lists: what has no end does not belong there. */
  private static void requireRoom(Tx tx, Kind kind, long before) throws SQLException {
    long now = count(tx, kind);
    if (now > before && now > MOST_OF_A_KIND) {
      throw ProblemException.invalid(
          kind.field(),
          "the catalog has no room for another %s (expected: one of up to %,d; ids belong into resourceId or the payload)"
              .formatted(kind.label(), MOST_OF_A_KIND));
    }
  }

  private static Map<Kind, Long> counts(Tx tx, List<Wanted> entries) throws SQLException {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    for (Wanted entry : entries) {
      if (!counts.containsKey(entry.kind())) {
        counts.put(entry.kind(), count(tx, entry.kind()));
      }
    }
    return counts;
  }

  private static long count(Tx tx, Kind kind) throws SQLException {
    return tx.one(CatalogRows.count(tx.tenantId(), kind), row -> row.getLong(1));
  }

  private static boolean hasBegun(Tx tx) throws SQLException {
    Sql sql = new Sql("SELECT head > 0 FROM log_head WHERE tenant_id = ?", tx.tenantId());
    return tx.one(sql, row -> row.getBoolean(1));
  }

  /**
   * Changes an entry that is there and not archived. A mnemonic in use is a conflict.
   *
   * @param change makes of the entry, as no other change can find it until this one is done, what
   *     it is to be
   */
  public CatalogEntry update(
      Principal by, Kind kind, UUID id, Function<CatalogEntry, Naming> change) {
    int tenantId = by.tenant().id();
    return log.act(
        tenantId,
        tx -> {
          CatalogRows.nextVersion(tx);
          CatalogEntry old =
              tx.first(CatalogRows.live(tenantId, kind, id), CatalogRows::entry)
                  .orElseThrow(() ->
                      new ProblemException(new Problem.NotFound("No " + kind.label() + " " + id)));
          Naming naming = change.apply(old);
          try {
            CatalogEntry entry =
                tx.one(CatalogRows.update(tenantId, old, naming), CatalogRows::entry);
            return new Acted<>(entry, EntryActs.changed(by, old, entry));
          } catch (SQLException e) {
            if (SqlState.of(e).isUniqueViolation()) {
              throw taken(kind, naming.mnemonic());
            }
            throw e;
          }
        });
  }

  /**
   * Takes an entry out of the lists, unless that has been done; what was recorded with it keeps its
   * badge.
   */
  public void archive(Principal by, Kind kind, UUID id) {
    int tenantId = by.tenant().id();
    log.act(
        tenantId,
        tx -> {
          CatalogRows.nextVersion(tx);
          Optional<CatalogEntry> archived =
              tx.first(CatalogRows.archive(tenantId, kind, id), CatalogRows::entry);
          return new Acted<>(
              archived, archived.stream().map(entry -> EntryActs.archived(by, entry)).toList());
        });
  }

  private static ProblemException taken(Kind kind, String mnemonic) {
    return new ProblemException(
        new Problem.Conflict(
            "Another " + kind.label() + " has the mnemonic \"" + mnemonic + "\" already"));
  }
}
