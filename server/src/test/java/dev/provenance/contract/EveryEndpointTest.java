package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.EventReader;
import dev.provenance.testkit.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Walks every operation of the contract: with every kind of key, and as another tenant who knows
 * all ids there are. An operation that is added to the contract is walked, too.
 */
final class EveryEndpointTest {
  private static final List<String> SCOPES = List.of("read", "write", "admin");

  /** Never sent by the other tenant: whatever has it has leaked. */
  private static final String SECRET = "s3cr3t";

  private static final OpenApiDocument DOCUMENT = OpenApiDocument.read(ApiFiles.openApi());

  static Stream<Operation> operations() {
    return Operation.all(DOCUMENT.root()).stream();
  }

  /** Those that a key opens; a root key, a session alone or nothing opens the others. */
  static Stream<Operation> operationsWithAKey() {
    return operations().filter(operation -> !keyAccess(operation).isMissingNode());
  }

  @ParameterizedTest
  @MethodSource("operationsWithAKey")
  void keyOfEachScope_mayDoWhatTheContractSays(Operation operation) {
    ApiClient admin = TestServer.newTenant();
    List<String> wanted =
        StreamSupport.stream(keyAccess(operation).spliterator(), false)
            .map(JsonNode::stringValue)
            .toList();
    assertThat(send(new ApiClient(admin.server(), ""), operation, "").status()).isEqualTo(401);
    for (String scope : SCOPES) {
      String created =
          admin
              .post(
                  "/api/api-keys", "{\"label\": \"%1$s\", \"scopes\": [\"%1$s\"]}".formatted(scope))
              .expect(201)
              .json()
              .path("key")
              .stringValue();
      int status = send(new ApiClient(admin.server(), created), operation, "").status();
      if (wanted.isEmpty() || wanted.contains(scope)) {
        assertThat(status).as(scope).isNotIn(401, 403, 500);
      } else {
        assertThat(status).as(scope).isEqualTo(403);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anotherTenant_whoKnowsEveryId_findsAndChangesNothing(Operation operation) {
    Victim victim = new Victim();
    String before = victim.state();
    ApiClient other = TestServer.newTenant();
    for (String id : victim.idsFor(operation)) {
      for (String query : victim.queriesFor(operation)) {
        String asked = path(operation, id) + query;
        String body = victim.bodyFor(operation);
        ApiClient.Answer answer =
            other.send(operation.method(), asked, body, victim.headersFor(operation));
        victim.assertNothingLeaks(asked + body, answer);
      }
    }
    assertThat(victim.state()).isEqualTo(before);
  }

  /** The walk is worth something: who may see the victim's data sees them on it. */
  @Test
  void victimItself_meetsItsSecretsOnTheSameWalk() {
    Victim victim = new Victim();
    List<String> telling =
        operations()
            .filter(operation -> operation.method().equals("GET"))
            .filter(operation ->
                victim.idsFor(operation).stream()
                    .map(id -> path(operation, id) + victim.queriesFor(operation).getFirst())
                    .anyMatch(asked -> victim.client.get(asked).text().contains(SECRET)))
            .map(Operation::id)
            .toList();
    assertThat(telling)
        .contains(
            "listInteractions",
            "getInteraction",
            "exportInteractions",
            "getTrace",
            "listActions",
            "getAction",
            "listApiKeys");
  }

  @Test
  void stream_ofAnotherTenant_hasItsOwnOnly() throws Exception {
    Victim victim = new Victim();
    ApiClient other = TestServer.newTenant();
    try (EventReader events = EventReader.open(other, "/api/interactions/stream?after=0", null)) {
      other.post("/api/interactions", Victim.interaction("own", "mine")).expect(201);
      Await.until("the first event", () -> !events.events().isEmpty());
      assertThat(events.events().getFirst().data().toString())
          .contains("mine")
          .doesNotContain(SECRET);
      assertThat(events.numbers()).containsExactly(1L);
    }
    assertThat(victim.state()).contains(SECRET);
  }

  private static ApiClient.Answer send(ApiClient client, Operation operation, String body) {
    String query = operation.id().equals("streamInteractions") ? "?after=x" : "";
    String path = path(operation, UUID.randomUUID().toString()) + query;
    return client.send(operation.method(), path, body, Map.of());
  }

  private static String path(Operation operation, String id) {
    return operation.template().replace("{id}", id);
  }

  /** The scopes a key needs, none of them for any; missing when no key opens it. */
  private static JsonNode keyAccess(Operation operation) {
    JsonNode own = DOCUMENT.root().at(operation.pointer()).path("security");
    JsonNode access = own.isMissingNode() ? DOCUMENT.root().path("security") : own;
    return access.path(0).path("apiKey");
  }

  /** A tenant with something of everything. */
  private static final class Victim {
    private final ApiClient client = TestServer.newTenant();
    private final Map<String, String> known = new HashMap<>();
    private final JsonNode recorded;

    Victim() {
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

    /** What can stand for {id} in a path. */
    List<String> idsFor(Operation operation) {
      return operation.template().contains("{id}")
          ? known.values().stream().filter(value -> !value.contains("_")).toList()
          : List.of("");
    }

    /** Every query parameter alone, with what the victim has for it, and none. */
    List<String> queriesFor(Operation operation) {
      String needed =
          switch (operation.id()) {
            case "suggestValues" -> "&field=resourceId&prefix=v";
            case "topInteractions" -> "&by=resourceId";
            case "exportInteractions" -> "&format=ndjson";
            // Streams have no end; one that is refused has.
            case "streamInteractions" -> "&after=x";
            default -> "";
          };
      List<String> queries = new ArrayList<>(List.of("?" + needed));
      for (JsonNode declared : DOCUMENT.root().at(operation.pointer()).path("parameters")) {
        String name = parameter(declared).path("name").stringValue();
        String value = valueFor(name);
        if (!value.isEmpty()) {
          queries.add("?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + needed);
        }
      }
      return queries;
    }

    private static JsonNode parameter(JsonNode declared) {
      JsonNode reference = declared.path("$ref");
      return reference.isMissingNode()
          ? declared
          : DOCUMENT.root().at(reference.stringValue().substring(1));
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

    String bodyFor(Operation operation) {
      String item =
          "{\"resourceId\": \"victims-order\", \"resourceTypeId\": \"%s\", \"actionId\": \"%s\", \"originId\": \"%s\"}"
              .formatted(known.get("resourceTypeId"), known.get("actionId"), known.get("originId"));
      return switch (operation.id()) {
        case "recordInteraction" -> item;
        case "recordInteractions" -> "[" + item + "]";
        case "searchActivity" ->
            "{\"resources\": [{\"resourceId\": \"victims-order\"}, {\"resourceId\": \"%s\"}]}"
                .formatted(known.get("uowId"));
        case "createResourceType", "createAction", "createOrigin" ->
            "{\"mnemonic\": \"VICTIMS_TYPE\"}";
        case "updateResourceType", "updateAction", "updateOrigin" -> "{\"title\": \"Mine now\"}";
        case "changeSettings" -> "{\"strictCatalog\": true}";
        case "createApiKey" -> "{\"label\": \"mine\"}";
        default -> "";
      };
    }

    Map<String, String> headersFor(Operation operation) {
      return operation.id().startsWith("recordInteraction")
          ? Map.of("Idempotency-Key", "victims-idempotency-key", "x-uowid", known.get("uowId"))
          : Map.of();
    }

    /** An answer may repeat what was asked, and nothing else. */
    void assertNothingLeaks(String asked, ApiClient.Answer answer) {
      String text = answer.text();
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
              "/api/interactions/export?format=ndjson",
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
}
