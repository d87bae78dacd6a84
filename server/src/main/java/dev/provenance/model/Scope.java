package dev.provenance.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an API key may do. */
public enum Scope {
  READ,
  WRITE,
  ADMIN;

  /** The scope of a name on the wire. */
  public static Optional<Scope> named(String name) {
    return Arrays.stream(values()).filter(scope -> scope.wireName().equals(name)).findFirst();
  }

  /** The name on the wire. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
