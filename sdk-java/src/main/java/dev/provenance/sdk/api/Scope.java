package dev.provenance.sdk.api;

import java.util.Locale;

/** What a key may do. */
public enum Scope {
  /** See everything. */
  READ,
  /** Record, and change the catalog. */
  WRITE,
  /** Manage keys and settings. */
  ADMIN;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
