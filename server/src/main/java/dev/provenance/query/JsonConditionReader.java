package dev.provenance.query;

import dev.provenance.model.Checks;
import dev.provenance.model.JsonConditions;
import dev.provenance.model.JsonConditions.Condition;
import dev.provenance.model.JsonConditions.Operator;
import dev.provenance.model.WireNamed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads conditions on payloads, from the parameters of a list or the body of a search. */
final class JsonConditionReader {
  /** Conditions of one question. */
  static final int MOST = 20;

  static final String MODES = "any or all";

  private static final int LONGEST_PATH = 512;
  private static final String PARAMETER = "jsonFilter";
  private static final String FORM =
      "a condition like {\"path\":\"total\",\"operator\":\"gt\",\"value\":100}";

  private JsonConditionReader() {}

  /** Is told what is wrong with a member of a condition. */
  @FunctionalInterface
  interface Faults {
    void add(String member, String message);
  }

  /** The parameters {@code jsonFilter}, each the JSON text of one condition, and {@code match}. */
  static JsonConditions read(Parameters parameters) {
    boolean all = parameters.one("match", MODES, JsonConditionReader::all).orElse(false);
    List<JsonNode> nodes = parameters.list(PARAMETER, FORM, JsonConditionReader::object);
    if (nodes == null) {
      return JsonConditions.NONE;
    }
    if (nodes.size() > MOST) {
      parameters.fault(
          PARAMETER, "was given " + nodes.size() + " times (expected: at most " + MOST + ")");
    }
    List<Condition> conditions = new ArrayList<>();
    for (JsonNode node : nodes) {
      Faults faults =
          (member, message) ->
              parameters.fault(
                  PARAMETER, member + " of " + Checks.quote(node.toString()) + ": " + message);
      read(node, faults).ifPresent(conditions::add);
    }
    return new JsonConditions(conditions, all);
  }

  /** Whether all conditions must hold, by the name of the mode. */
  static Optional<Boolean> all(String mode) {
    return switch (mode) {
      case "all" -> Optional.of(true);
      case "any" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** One condition; empty when it is faulty. */
  static Optional<Condition> read(JsonNode node, Faults faults) {
    Optional<List<String>> path = path(node.path("path"), faults);
    Optional<Operator> operator = operator(node.path("operator").asString(""), faults);
    Optional<String> value = value(node.path("value"), operator, faults);
    return path.isPresent() && operator.isPresent() && value.isPresent()
        ? Optional.of(new Condition(path.get(), operator.get(), value.get()))
        : Optional.empty();
  }

  private static Optional<List<String>> path(JsonNode node, Faults faults) {
    if (!node.isString() || Checks.textFault(node.stringValue(), LONGEST_PATH).isPresent()) {
      faults.add("path", "expected member names joined by dots, like body.title");
      return Optional.empty();
    }
    return Optional.of(List.of(node.stringValue().split("\\.", -1)));
  }

  private static Optional<Operator> operator(String name, Faults faults) {
    Optional<Operator> operator = WireNamed.named(Operator.class, name);
    if (operator.isEmpty()) {
      faults.add(
          "operator", Checks.quote(name) + " (expected: " + WireNamed.oneOf(Operator.class) + ")");
    }
    return operator;
  }

  private static Optional<String> value(
      JsonNode value, Optional<Operator> operator, Faults faults) {
    boolean isExists = operator.filter(o -> o == Operator.EXISTS).isPresent();
    boolean isStartsWith = operator.filter(o -> o == Operator.STARTS_WITH).isPresent();
    if (value.isMissingNode()) {
      if (!isExists) {
        faults.add("value", "is missing (expected: what to compare with)");
      }
      return isExists ? Optional.of("true") : Optional.empty();
    }
    String json = value.toString();
    if (json.contains("\\u0000")
        || Checks.textFault(json, Integer.MAX_VALUE).isPresent()
        || (isExists && !value.isBoolean())
        || (isStartsWith && !value.isString())) {
      faults.add("value", Checks.quote(json) + " cannot be compared with this operator");
      return Optional.empty();
    }
    return Optional.of(json);
  }

  private static Optional<JsonNode> object(String text) {
    try {
      return Optional.of(JsonMapper.shared().readTree(text)).filter(JsonNode::isObject);
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
