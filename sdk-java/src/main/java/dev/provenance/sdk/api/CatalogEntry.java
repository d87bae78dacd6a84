package dev.provenance.sdk.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to create a resource type, an action or an origin with, or what to change in it. Immutable:
 * every method returns a new one. In a change, what is not given keeps its value, and null clears.
 */
public final class CatalogEntry {
  private final Map<String, @Nullable Object> members;

  private CatalogEntry(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /**
   * A new entry.
   *
   * @param title for people, 1 to 200 characters
   * @param mnemonic 1 to 64 of {@code A-Z a-z 0-9 _ - .}
   */
  public static CatalogEntry of(String title, String mnemonic) {
    return change().title(title).mnemonic(mnemonic);
  }

  /** A change of nothing yet. */
  public static CatalogEntry change() {
    return new CatalogEntry(Map.of());
  }

  /** For people, 1 to 200 characters. */
  public CatalogEntry title(String title) {
    return set("title", title);
  }

  /** Short name, unique whatever its case. */
  public CatalogEntry mnemonic(String mnemonic) {
    return set("mnemonic", mnemonic);
  }

  /** Up to 2,000 characters. */
  public CatalogEntry description(@Nullable String description) {
    return set("description", description);
  }

  /** An emoji, or another text of up to 64 characters. */
  public CatalogEntry icon(@Nullable String icon) {
    return set("icon", icon);
  }

  /** {@code #rgb} or {@code #rrggbb}. */
  public CatalogEntry fontColorHex(@Nullable String colour) {
    return set("fontColorHex", colour);
  }

  /** {@code #rgb} or {@code #rrggbb}. */
  public CatalogEntry bgColorHex(@Nullable String colour) {
    return set("bgColorHex", colour);
  }

  Map<String, @Nullable Object> members() {
    return members;
  }

  private CatalogEntry set(String name, @Nullable Object value) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(members);
    all.put(name, value);
    return new CatalogEntry(all);
  }
}
