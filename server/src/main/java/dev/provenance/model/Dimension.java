package dev.provenance.model;

import org.jspecify.annotations.Nullable;

/** What interactions can be told apart by, to see which there are most of. */
public enum Dimension implements WireNamed {
  RESOURCE("resource", null),
  USER("user", null),
  ACTION(Kind.ACTION.field(), Kind.ACTION),
  RESOURCE_TYPE(Kind.RESOURCE_TYPE.field(), Kind.RESOURCE_TYPE),
  ORIGIN(Kind.ORIGIN.field(), Kind.ORIGIN);

  private final String wireName;
  private final @Nullable Kind kind;

  Dimension(String wireName, @Nullable Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** The kind of catalog entry it is; null when its values are texts. */
  public @Nullable Kind kind() {
    return kind;
  }
}
