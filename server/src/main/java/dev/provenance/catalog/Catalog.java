package dev.provenance.catalog;

import dev.provenance.model.CatalogEntry;
import dev.provenance.model.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A tenant's catalog at one version. Immutable; archived entries are in it. */
public final class Catalog {
  private static final int SUGGESTIONS = 3;

  private final long version;
  private final boolean strict;
  private final Map<Kind, Entries> kinds = new EnumMap<>(Kind.class);

  private record Entries(
      List<CatalogEntry> all,
      Map<String, CatalogEntry> byMnemonic,
      Map<UUID, CatalogEntry> byId,
      Map<Integer, CatalogEntry> byNumber) {}

  Catalog(long version, boolean strict, List<CatalogEntry> entries) {
    this.version = version;
    this.strict = strict;
    for (Kind kind : Kind.values()) {
      kinds.put(kind, index(entries.stream().filter(e -> e.kind() == kind).toList()));
    }
  }

  public long version() {
    return version;
  }

  /** Whether unknown mnemonics are refused instead of registered. */
  public boolean isStrict() {
    return strict;
  }

  /** Every entry, archived ones too, by mnemonic. */
  public List<CatalogEntry> all(Kind kind) {
    return entries(kind).all();
  }

  /** The mnemonics of numbered entries, sorted. */
  public List<String> mnemonics(Kind kind, List<Integer> numbers) {
    return numbers.stream().map(n -> byNumber(kind, n).mnemonic()).sorted().toList();
  }

  /** Entries that are not archived, by mnemonic. */
  public List<CatalogEntry> live(Kind kind) {
    return entries(kind).all().stream().filter(e -> !e.isArchived()).toList();
  }

  /** Looks up without regard to case; archived entries are found too. */
  public Optional<CatalogEntry> byMnemonic(Kind kind, String mnemonic) {
    Map<String, CatalogEntry> entries = entries(kind).byMnemonic();
    CatalogEntry exact = entries.get(mnemonic);
    return Optional.ofNullable(exact != null ? exact : entries.get(key(mnemonic)));
  }

  /** Whether it may be recorded with: it is there, and not archived. */
  boolean isUsable(Mnemonic mnemonic) {
    return byMnemonic(mnemonic.kind(), mnemonic.text())
        .filter(entry -> !entry.isArchived())
        .isPresent();
  }

  /** Archived entries are found too. */
  public Optional<CatalogEntry> byId(Kind kind, UUID id) {
    return Optional.ofNullable(entries(kind).byId().get(id));
  }

  /** The entry that a row of the log refers to. */
  public CatalogEntry byNumber(Kind kind, int number) {
    CatalogEntry entry = entries(kind).byNumber().get(number);
    if (entry == null) {
      throw new IllegalStateException(
          "the log refers to "
              + kind.label()
              + " number "
              + number
              + ", which version "
              + version
              + " of the catalog does not have");
    }
    return entry;
  }

  /**
   * The live mnemonics most like one that is not there, the most like first; none of those that
   * Provenance itself records with.
   */
  public List<String> nearest(Kind kind, String mnemonic) {
    String wanted = key(mnemonic);
    Map<String, Integer> distances = new HashMap<>();
    for (CatalogEntry entry : live(kind)) {
      if (!entry.isSystem()) {
        distances.put(entry.mnemonic(), EditDistance.between(wanted, key(entry.mnemonic())));
      }
    }
    return distances.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .limit(SUGGESTIONS)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Entries entries(Kind kind) {
    return Objects.requireNonNull(kinds.get(kind));
  }

  private static Entries index(List<CatalogEntry> entries) {
    Map<String, CatalogEntry> byMnemonic = new HashMap<>();
    Map<UUID, CatalogEntry> byId = new HashMap<>();
    Map<Integer, CatalogEntry> byNumber = new HashMap<>();
    for (CatalogEntry entry : entries) {
      byMnemonic.put(key(entry.mnemonic()), entry);
      byMnemonic.put(entry.mnemonic(), entry);
      byId.put(entry.id(), entry);
      byNumber.put(entry.number(), entry);
    }
    return new Entries(entries, byMnemonic, byId, byNumber);
  }

  private static String key(String mnemonic) {
    return mnemonic.toLowerCase(Locale.ROOT);
  }
}
