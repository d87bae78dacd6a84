package dev.provenance.model;

import java.util.List;

/**
 * Conditions on the payload.
 *
 * @param all whether all must hold, or any
 */
public record JsonConditions(List<Condition> conditions, boolean all) {
  public static final JsonConditions NONE = new JsonConditions(List.of(), false);

  public JsonConditions {
    conditions = List.copyOf(conditions);
  }

  /**
   * One condition.
   *
   * @param path member names and array indexes from the payload's root
   * @param value JSON text to compare with
   */
  public record Condition(List<String> path, Operator operator, String value) {
    public Condition {
      path = List.copyOf(path);
    }
  }

  /** How a value is compared. */
  public enum Operator implements WireNamed {
    EQUALS("equals"),
    CONTAINS("contains"),
    STARTS_WITH("startsWith"),
    EXISTS("exists"),
    GREATER("gt"),
    GREATER_OR_EQUAL("gte"),
    LESS("lt"),
    LESS_OR_EQUAL("lte");

    private final String wireName;

    Operator(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }
}
