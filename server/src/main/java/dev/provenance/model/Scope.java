package dev.provenance.model;

import java.util.Locale;

/** What an API key may do. */
public enum Scope implements WireNamed {
  READ,
  WRITE,
  ADMIN;

  @Override
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
