package dev.provenance.sdk.api;

import java.util.Locale;

/** What a key may do. */
public enum Scope {
  READ,
  WRITE,
  ADMIN;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
