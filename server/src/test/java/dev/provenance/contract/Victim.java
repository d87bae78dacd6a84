package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A tenant with something of everything. */
final class Victim {
  /** Never sent by another tenant: whatever has it has leaked. */
  static final String SECRET = "s3cr3t";

  private final ApiClient client;
  private final Map<String, String> known = new HashMap<>();
  private final JsonNode recorded;

  Victim(ApiClient client) {
    this.client = client;
    String key = "{\"label\": \"" + SECRET + "\"}";
    known.put("apiKeyId", text(client.post("/api/api-keys", key), "apiKeyId"));
    recorded =
        client
            .send(
                "POST",
                "/api/interactions",
                interaction("victims-order", SECRET),
                Map.of("Idempotency-Key", "victims-idempotency-key"))
            .expect(201)
            .json();
    for (String member :
        List.of("interactionId", "resourceTypeId", "actionId", "originId", "uowId", "spanId")) {
      known.put(member, recorded.path(member).stringValue());
    }
    known.put("resourceId", "victims-order");
    known.put("userId", "victims-user");
    known.put("externalReference", "victims-reference");
    known.put("resourceType", "VICTIMS_TYPE");
    known.put("action", "VICTIMS_ACTION");
    known.put("origin", "VICTIMS_ORIGIN");
    for (String kind : List.of("resourceType", "action", "origin")) {
      String path = "/api/" + kind.replace("resourceType", "resource-type") + "s/";
      client.put(path + known.get(kind + "Id"), "{\"title\": \"" + SECRET + "\"}").expect(200);
    }
  }

  static String interaction(String resource, String secret) {
    return """
    {"resourceId": "%s", "resourceType": "VICTIMS_TYPE", "action": "VICTIMS_ACTION", "origin": "VICTIMS_ORIGIN",
     "uowId": "%s", "userId": "victims-user", "externalReference": "victims-reference",
     "interaction": {"text": "%s"}}
    """
        .formatted(resource, UUID.randomUUID(), secret);
  }

  /** Walks an operation as another tenant who knows all ids there are. */
  void assertHiddenFrom(ApiClient other, Operation operation) {
    for (String id : idsFor(operation)) {
      for (String query : queriesFor(operation)) {
        String asked = operation.path(id) + query;
        String body = bodyFor(operation);
        assertNothingLeaks(
            asked + body, other.send(operation.method(), asked, body, headersFor(operation)));
      }
    }
  }

  /** Whether the victim itself meets its secret on the walk. */
  boolean meetsItsSecret(Operation operation) {
    return idsFor(operation).stream()
        .map(id -> operation.path(id) + queriesFor(operation).getFirst())
        .anyMatch(asked -> client.get(asked).text().contains(SECRET));
  }

  /** What can stand for {id} in a path. */
  private List<String> idsFor(Operation operation) {
    return operation.template().contains("{id}")
        ? known.values().stream().filter(value -> !value.contains("_")).toList()
        : List.of("");
  }

  /** Every query parameter alone, with what the victim has for it, and none. */
  private List<String> queriesFor(Operation operation) {
    String needed = operation.neededQuery();
    List<String> queries = new ArrayList<>(List.of("?" + needed));
    for (JsonNode parameter : operation.parameters()) {
      String name = parameter.path("name").stringValue();
      String value = valueFor(name);
      if (!value.isEmpty()) {
        queries.add("?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + needed);
      }
    }
    return queries;
  }

  private String valueFor(String parameter) {
    return switch (parameter) {
      case "after" -> "0";
      case "title" -> "s";
      case "startDate" -> "2000-01-01";
      case "mnemonic" -> "VICTIMS_TYPE";
      default -> known.getOrDefault(parameter, "");
    };
  }

  private String bodyFor(Operation operation) {
    String item =
        "{\"resourceId\": \"victims-order\", \"resourceTypeId\": \"%s\", \"actionId\": \"%s\", \"originId\": \"%s\"}"
            .formatted(known.get("resourceTypeId"), known.get("actionId"), known.get("originId"));
    return switch (operation.id()) {
      case "recordInteraction" -> item;
      case "recordInteractions" -> "[" + item + "]";
      case "searchActivity" ->
          "{\"resources\": [{\"resourceId\": \"victims-order\"}, {\"resourceId\": \"%s\"}]}"
              .formatted(known.get("uowId"));
      case "announceExport" ->
          "{\"format\": \"ndjson\", \"filters\": {\"resourceId\": \"victims-order\", \"uowId\": \"%s\"}}"
              .formatted(known.get("uowId"));
      case "createResourceType", "createAction", "createOrigin" ->
          "{\"mnemonic\": \"VICTIMS_TYPE\"}";
      case "updateResourceType", "updateAction", "updateOrigin" -> "{\"title\": \"Mine now\"}";
      case "changeSettings" -> "{\"strictCatalog\": true}";
      case "createApiKey" -> "{\"label\": \"mine\"}";
      default -> "";
    };
  }

  private Map<String, String> headersFor(Operation operation) {
    return operation.id().startsWith("recordInteraction")
        ? Map.of("Idempotency-Key", "victims-idempotency-key", "x-uowid", known.get("uowId"))
        : Map.of();
  }

  /**
   * An answer may repeat what was asked, and what was asked to be exported before; nothing else.
   */
  private void assertNothingLeaks(String asked, ApiClient.Answer answer) {
    String text =
        answer
            .text()
            .lines()
            .filter(line -> !line.contains("\"actionMnemonic\":\"LOG_EXPORTED\""))
            .collect(Collectors.joining("\n"));
    assertThat(answer.status()).as(asked).isLessThan(500);
    assertThat(text).as(asked).doesNotContain(SECRET);
    known.values().stream()
        .filter(value -> !asked.contains(value))
        .forEach(value -> assertThat(text).as(asked).doesNotContain(value));
  }

  /** All that the tenant has; last uses of keys come and go. */
  String state() {
    StringBuilder state = new StringBuilder();
    for (String path :
        List.of(
            "/api/interactions?limit=100",
            "/api/resource-types",
            "/api/actions",
            "/api/origins",
            "/api/api-keys",
            "/api/settings")) {
      state.append(client.get(path).expect(200).text());
    }
    return state.toString().replaceAll("\"lastUsedDate\":[^,}]*", "");
  }

  private static String text(ApiClient.Answer answer, String member) {
    return answer.expect(201).json().path(member).stringValue();
  }
}
