package dev.provenance.model;

/** The three kinds of catalog entry that every interaction refers to. */
public enum Kind {
  RESOURCE_TYPE(0, "resourceType", "resource type"),
  ACTION(1, "action", "action"),
  ORIGIN(2, "origin", "origin");

  private final int code;
  private final String field;
  private final String label;

  Kind(int code, String field, String label) {
    this.code = code;
    this.field = field;
    this.label = label;
  }

  /** What the database calls it; never changes. */
  public int code() {
    return code;
  }

  public static Kind ofCode(int code) {
    return switch (code) {
      case 0 -> RESOURCE_TYPE;
      case 1 -> ACTION;
      case 2 -> ORIGIN;
      default -> throw new IllegalArgumentException("no kind has code " + code);
    };
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
