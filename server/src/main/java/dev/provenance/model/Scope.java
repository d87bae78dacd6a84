package dev.provenance.model;

import java.util.Locale;

/** What an API key may do. */
public enum Scope {
  READ,
  WRITE,
  ADMIN;

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
