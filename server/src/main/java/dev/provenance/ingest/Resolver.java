package dev.provenance.ingest;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Mnemonic;
import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Checks;
import dev.provenance.model.Draft;
import dev.provenance.model.Fault;
import dev.provenance.model.Faults;
import dev.provenance.model.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Turns submissions into drafts with the help of a catalog, and collects what stands in the way:
 * faults, and mnemonics and archived entries that have to be registered first. What a faulty
 * submission lacks has been reported by whoever read it.
 */
final class Resolver {
  private final Catalog catalog;
  private final Supplier<UUID> newUow;
  private final List<Draft> drafts = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Set<Mnemonic> unregistered = new LinkedHashSet<>();

  Resolver(List<Submission> submissions, Catalog catalog, Supplier<UUID> newUow) {
    this.catalog = catalog;
    this.newUow = newUow;
    for (Submission submission : submissions) {
      if (faults.size() >= Faults.MOST) {
        break;
      }
      drafts.add(draft(submission));
    }
  }

  /** What they were looked up in. */
  Catalog catalog() {
    return catalog;
  }

  /** Whether nothing stands in the way. */
  boolean isComplete() {
    return faults.isEmpty() && unregistered.isEmpty();
  }

  /** Drafts of all submissions; meaningful only when this is complete. */
  List<Draft> drafts() {
    return drafts;
  }

  List<Fault> faults() {
    return faults;
  }

  Set<Mnemonic> unregistered() {
    return unregistered;
  }

  private Draft draft(Submission s) {
    String resourceId = s.text(Field.RESOURCE_ID);
    String uow = s.text(Field.UOW_ID);
    String time = s.text(Field.INTERACTION_TIMESTAMP);
    return new Draft(
        resourceId == null ? "" : resourceId,
        number(s, Kind.RESOURCE_TYPE),
        number(s, Kind.ACTION),
        number(s, Kind.ORIGIN),
        uow == null ? newUow.get() : UUID.fromString(uow),
        s.text(Field.USER_ID),
        s.text(Field.SPAN_ID),
        s.text(Field.PARENT_SPAN_ID),
        time == null ? null : Checks.time(time).orElseThrow(),
        s.text(Field.EXTERNAL_REFERENCE),
        s.payload(),
        s.externalResponse());
  }

  private int number(Submission s, Kind kind) {
    Field byName = Field.mnemonicOf(kind);
    Field byId = Field.idOf(kind);
    String mnemonic = s.text(byName);
    String id = s.text(byId);
    if (id == null) {
      return mnemonic == null ? 0 : named(s, kind, mnemonic);
    }
    Optional<CatalogEntry> entry = catalog.byId(kind, UUID.fromString(id));
    if (entry.isEmpty()) {
      fault(s, byId, "no " + kind.label() + " has the UUID " + id);
      return 0;
    }
    if (mnemonic != null && !entry.get().mnemonic().equalsIgnoreCase(mnemonic)) {
      fault(
          s,
          byId,
          id + " is the " + kind.label() + " " + entry.get().mnemonic() + ", not " + mnemonic);
      return 0;
    }
    return usable(s, byId, entry.get());
  }

  private int named(Submission s, Kind kind, String mnemonic) {
    Optional<CatalogEntry> entry = catalog.byMnemonic(kind, mnemonic);
    if (entry.isPresent()) {
      return usable(s, Field.mnemonicOf(kind), entry.get());
    }
    if (catalog.isStrict()) {
      List<String> nearest = catalog.nearest(kind, mnemonic);
      fault(
          s,
          Field.mnemonicOf(kind),
          "unknown "
              + kind.label()
              + " \""
              + mnemonic
              + "\""
              + (nearest.isEmpty()
                  ? " (the catalog is empty)"
                  : " (nearest known: " + String.join(", ", nearest) + ")"));
      return 0;
    }
    unregistered.add(new Mnemonic(kind, mnemonic));
    return 0;
  }

  /** What Provenance itself did is told by its origin, so nobody else may use that. */
  private int usable(Submission s, Field field, CatalogEntry entry) {
    if (entry.kind() == Kind.ORIGIN && entry.isSystem()) {
      fault(s, field, entry.mnemonic() + " is Provenance itself (expected: an origin of your own)");
      return 0;
    }
    if (entry.isArchived()) {
      unregistered.add(new Mnemonic(entry.kind(), entry.mnemonic()));
    }
    return entry.number();
  }

  private void fault(Submission s, Field field, String message) {
    faults.add(new Fault(s.pointer() + "/" + field.member(), message));
  }
}
