package dev.provenance.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a scenario has saved so far, put in for <code>${name}</code>. Belongs to one run of one
 * scenario.
 */
final class Variables {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");

  private final Map<String, JsonNode> values = new HashMap<>();

  Variables() {
    save("mebibyte", StringNode.valueOf("x".repeat(1 << 20)));
  }

  void save(String name, JsonNode value) {
    values.put(name, value);
  }

  /**
   * A copy with every variable in its strings replaced; a string that is nothing but a variable
   * becomes its value.
   */
  JsonNode substitute(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.forEachEntry((name, member) -> copy.set(name, substitute(member)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode(array.size());
      array.forEach(element -> copy.add(substitute(element)));
      return copy;
    }
    return node.isString() ? substitute(node.stringValue()) : node;
  }

  private JsonNode substitute(String text) {
    Matcher whole = VARIABLE.matcher(text);
    if (whole.matches()) {
      return value(whole);
    }
    return StringNode.valueOf(
        whole.reset().replaceAll(match -> Matcher.quoteReplacement(value(match).asString())));
  }

  private JsonNode value(MatchResult match) {
    JsonNode value = values.get(match.group(1));
    if (value == null) {
      throw new AssertionError("no step before has saved " + match.group());
    }
    return value;
  }
}
