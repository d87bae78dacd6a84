package dev.provenance.contract;

import dev.provenance.testkit.ApiClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request that carries a text in one place. */
record Tainted(String method, String path, String body, Map<String, String> headers) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Headers that say who is asking: whoever sends one of these sends no key beside it. */
  private static final Set<String> CREDENTIALS = Set.of("x-api-key", "Authorization", "Cookie");

  /**
   * One for each place where a request of an operation can carry a text: every parameter, what says
   * who is asking, and every member of the contract's own bodies, also as one more member's name.
   */
  static List<Tainted> of(Operation operation, String text) {
    List<Tainted> requests = new ArrayList<>();
    String plain = operation.path("x");
    if (!operation.path(text).equals(operation.template())) {
      requests.add(request(operation, operation.path(encode(text)), "", Map.of()));
    }
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").stringValue();
      if (parameter.path("in").stringValue().equals("header")) {
        for (String body : bodies(operation)) {
          requests.add(request(operation, plain, body, Map.of(name, line(text))));
        }
      } else {
        for (String value : values(name, text)) {
          String query = name + "=" + value + operation.neededQuery(name);
          requests.add(new Tainted(operation.method(), plain + "?" + query, "", Map.of()));
        }
      }
    }
    for (JsonNode body : operation.bodies()) {
      for (JsonNode variant : variants(body, text)) {
        requests.add(request(operation, plain, variant.toString(), Map.of()));
      }
    }
    for (Map<String, String> credentials : credentials(text)) {
      requests.add(request(operation, plain, "", credentials));
    }
    if (operation.id().equals("grantToken")) {
      requests.add(request(operation, plain, form(text), Map.of("Content-Type", FORM)));
      requests.add(
          request(
              operation,
              plain,
              "grant_type=client_credentials",
              Map.of("Content-Type", FORM, "Authorization", basic(text))));
    }
    return requests;
  }

  /** As the contract shows them; an empty one where it shows none. */
  private static List<String> bodies(Operation operation) {
    List<String> bodies = operation.bodies().stream().map(JsonNode::toString).toList();
    return bodies.isEmpty() ? List.of("") : bodies;
  }

  private static List<Map<String, String>> credentials(String text) {
    return List.of(
        Map.of("x-api-key", line(text)),
        Map.of("Authorization", "Bearer " + line(text)),
        Map.of("Authorization", basic(text)),
        Map.of("Cookie", "provenance_session=" + line(text)));
  }

  private static String basic(String text) {
    byte[] client = (encode(text) + ":" + encode(text)).getBytes(StandardCharsets.US_ASCII);
    return "Basic " + Base64.getEncoder().encodeToString(client);
  }

  private static Tainted request(
      Operation operation, String path, String body, Map<String, String> headers) {
    String asked = path + "?" + operation.neededQuery();
    return new Tainted(operation.method(), asked, body, headers);
  }

  ApiClient.Answer sentBy(ApiClient client) {
    boolean saysWho = headers.keySet().stream().anyMatch(CREDENTIALS::contains);
    ApiClient sender = saysWho ? new ApiClient(client.server(), "") : client;
    return sender.send(method, path, body, headers);
  }

  /** Itself, and where a condition is asked for, conditions with it. */
  private static List<String> values(String parameter, String text) {
    List<String> values = new ArrayList<>(List.of(encode(text)));
    if (parameter.equals("jsonFilter")) {
      for (String operator : List.of("equals", "contains", "startsWith", "gt", "exists")) {
        ObjectNode condition = JSON.objectNode().put("path", text).put("operator", operator);
        condition.set("value", operator.equals("exists") ? JSON.booleanNode(true) : node(text));
        values.add(encode(condition.toString()));
      }
    }
    return values;
  }

  private static List<JsonNode> variants(JsonNode body, String text) {
    List<JsonNode> variants = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      for (JsonNode variant : variants(member.getValue(), text)) {
        variants.add(((ObjectNode) body.deepCopy()).set(member.getKey(), variant));
      }
    }
    for (int i = 0; i < body.size() && body.isArray(); i++) {
      for (JsonNode variant : variants(body.path(i), text)) {
        ArrayNode copy = (ArrayNode) body.deepCopy();
        copy.set(i, variant);
        variants.add(copy);
      }
    }
    if (body.isObject()) {
      variants.add(((ObjectNode) body.deepCopy()).put(text, text));
    }
    if (body.isValueNode()) {
      variants.add(node(text));
    }
    return variants;
  }

  private static String form(String text) {
    return Map.of("grant_type", "client_credentials", "client_id", text, "client_secret", text)
        .entrySet()
        .stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static JsonNode node(String text) {
    return JSON.stringNode(text);
  }

  /** As a path or a query carries it. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What of it a header can carry. */
  private static String line(String text) {
    return text.replaceAll("[^ -~]", "");
  }
}
