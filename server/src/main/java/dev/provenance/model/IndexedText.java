package dev.provenance.model;

/** The members of an interaction whose values can be looked up by their beginning. */
public enum IndexedText implements WireNamed {
  RESOURCE_ID("resourceId"),
  USER_ID("userId"),
  EXTERNAL_REFERENCE("externalReference");

  private final String wireName;

  IndexedText(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
