package dev.provenance.model;

/** The three kinds of catalog entry that every interaction refers to. */
public enum Kind {
  RESOURCE_TYPE("resourceType", "resource type"),
  ACTION("action", "action"),
  ORIGIN("origin", "origin");

  private final String field;
  private final String label;

  Kind(String field, String label) {
    this.field = field;
    this.label = label;
  }

  /** The JSON member that names an entry of this kind by its mnemonic. */
  public String field() {
    return field;
  }

  /** The JSON member that names an entry of this kind by its UUID. */
  public String idField() {
    return field + "Id";
  }

  /** How a message calls it. */
  public String label() {
    return label;
  }
}
