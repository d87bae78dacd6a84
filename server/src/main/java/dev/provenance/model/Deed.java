package dev.provenance.model;

import java.util.Locale;

/**
 * What Provenance records of itself, with the origin {@link #ORIGIN}: whatever needs the scope
 * admin, what somebody changes in the catalog, what takes the log away, and what takes from it.
 */
public enum Deed {
  KEY_CREATED("PROVENANCE_KEY"),
  KEY_REVOKED("PROVENANCE_KEY"),
  SETTING_CHANGED("PROVENANCE_SETTING"),
  ENTRY_CREATED("PROVENANCE_CATALOG"),
  ENTRY_RENAMED("PROVENANCE_CATALOG"),
  ENTRY_CHANGED("PROVENANCE_CATALOG"),
  ENTRY_ARCHIVED("PROVENANCE_CATALOG"),
  LOG_EXPORTED("PROVENANCE_LOG"),
  LOG_BACKED_UP("PROVENANCE_LOG"),
  LOG_TRIMMED("PROVENANCE_LOG");

  /** The mnemonic of the origin that nobody else can record with. */
  public static final String ORIGIN = "SYSTEM";

  private final String resourceType;

  Deed(String resourceType) {
    this.resourceType = resourceType;
  }

  /** The mnemonic of the resource type it is done to. */
  public String resourceType() {
    return resourceType;
  }

  /** The mnemonic of the action. */
  public String action() {
    return name();
  }

  /** {@code LOG_EXPORTED} becomes {@code Log exported}. */
  public static Badge badge(String mnemonic) {
    String words = mnemonic.replace('_', ' ').toLowerCase(Locale.ROOT);
    String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return new Badge(title, "What Provenance itself did", "⚙️", "#ffffff", "#334155");
  }
}
