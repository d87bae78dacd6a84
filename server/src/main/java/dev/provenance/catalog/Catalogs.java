package dev.provenance.catalog;

import dev.provenance.model.Allotment;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Kind;
import dev.provenance.model.Naming;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.store.CatalogStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Every tenant's catalog, kept in memory. Each read and each write of the log tells which version
 * of the catalog belongs to it, so that a change made by another node is noticed with the next of
 * them. Of many who miss the same thing at once, one asks the store. Safe for use by many threads.
 */
public final class Catalogs {
  /** Who has the turn is bounded by the database's time-outs; those who wait, by this. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Other nodes' changes are noticed by who records within this time. */
  private static final Duration TRUSTED_FOR = Duration.ofSeconds(5);

  private final CatalogStore store;
  private final InstantSource clock;
  private final Map<Integer, AtomicLong> checked = new ConcurrentHashMap<>();
  private final Map<Integer, Catalog> known = new ConcurrentHashMap<>();
  private final Map<Integer, Allotment> turns = new ConcurrentHashMap<>();

  public Catalogs(CatalogStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The newest catalog known here. */
  public Catalog of(int tenantId) {
    return of(tenantId, 0);
  }

  /**
   * The catalog to record with: as the database had it at most ten seconds ago. From five seconds
   * on one of those who come looks and the others go on, from ten on all of them look.
   */
  public Catalog recent(int tenantId) {
    long now = clock.millis();
    AtomicLong last = checked.computeIfAbsent(tenantId, _ -> new AtomicLong());
    long before = last.get();
    // A clock that was set back must not make it trusted for longer.
    long age = Math.abs(now - before);
    boolean isOld = age >= TRUSTED_FOR.toMillis() && last.compareAndSet(before, now);
    return isOld || age >= 2 * TRUSTED_FOR.toMillis() ? current(tenantId) : of(tenantId);
  }

  /** The catalog as the database has it now: what a question's mnemonics are looked up in. */
  public Catalog current(int tenantId) {
    return of(tenantId, store.version(tenantId));
  }

  /** A catalog that has at least everything of a version. */
  public Catalog of(int tenantId, long version) {
    return having(tenantId, catalog -> catalog.version() >= version, () -> {});
  }

  /**
   * Makes mnemonics usable: brings them back from the archive, or, unless the catalog has become
   * strict, adds them with default badges.
   */
  public void register(int tenantId, Collection<Mnemonic> mnemonics) {
    List<CatalogStore.Wanted> wanted =
        mnemonics.stream()
            .map(m -> new CatalogStore.Wanted(m.kind(), m.text(), DefaultBadge.of(m.text())))
            .toList();
    having(
        tenantId,
        catalog -> mnemonics.stream().allMatch(catalog::isUsable),
        () -> store.register(tenantId, wanted));
  }

  public CatalogEntry create(Principal by, Kind kind, Naming naming) {
    CatalogEntry entry = store.create(by, kind, naming);
    reload(by.tenant().id());
    return entry;
  }

  /** Changes an entry into what is made of it as it is then. */
  public CatalogEntry update(
      Principal by, Kind kind, UUID id, Function<CatalogEntry, Naming> change) {
    changeable(by.tenant().id(), kind, id);
    CatalogEntry entry = store.update(by, kind, id, change);
    reload(by.tenant().id());
    return entry;
  }

  public void archive(Principal by, Kind kind, UUID id) {
    changeable(by.tenant().id(), kind, id);
    store.archive(by, kind, id);
    reload(by.tenant().id());
  }

  /** An entry that is there and not archived; anything else is not found. */
  public CatalogEntry get(int tenantId, Kind kind, UUID id) {
    return current(tenantId)
        .byId(kind, id)
        .filter(entry -> !entry.isArchived())
        .orElseThrow(
            () -> new ProblemException(new Problem.NotFound("No " + kind.label() + " " + id)));
  }

  /** Reads the catalog anew. */
  public Catalog reload(int tenantId) {
    CatalogStore.Loaded loaded = store.load(tenantId);
    Catalog fresh = new Catalog(loaded.version(), loaded.strict(), loaded.entries());
    return known.merge(
        tenantId, fresh, (old, young) -> young.version() >= old.version() ? young : old);
  }

  /** A catalog that is enough; what is known here, or, when something has been done, a new one. */
  private Catalog having(int tenantId, Predicate<Catalog> isEnough, Runnable otherwise) {
    Catalog catalog = known.get(tenantId);
    if (catalog != null && isEnough.test(catalog)) {
      return catalog;
    }
    try (Allotment.Part _ = turns.computeIfAbsent(tenantId, _ -> newTurn()).take(1, PATIENCE)) {
      Catalog newer = known.get(tenantId);
      if (newer != null && isEnough.test(newer)) {
        return newer;
      }
      otherwise.run();
      return reload(tenantId);
    }
  }

  private static Allotment newTurn() {
    return new Allotment(1, Problem.Reason.DATABASE, "The catalog cannot be read now");
  }

  private void changeable(int tenantId, Kind kind, UUID id) {
    CatalogEntry entry = get(tenantId, kind, id);
    if (entry.isSystem()) {
      throw new ProblemException(
          new Problem.Forbidden(
              "The "
                  + kind.label()
                  + " "
                  + entry.mnemonic()
                  + " belongs to the system and cannot be changed"));
    }
  }
}
