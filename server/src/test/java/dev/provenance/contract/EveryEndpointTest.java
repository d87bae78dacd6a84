package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.EventReader;
import dev.provenance.testkit.TestServer;
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

  static Stream<Operation> operations() {
    return Operation.all(Operation.DOCUMENT.root()).stream();
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
    Victim victim = new Victim(TestServer.newTenant());
    String before = victim.state();
    victim.assertHiddenFrom(TestServer.newTenant(), operation);
    assertThat(victim.state()).isEqualTo(before);
  }

  /** The walk is worth something: who may see the victim's data sees them on it. */
  @Test
  void victimItself_meetsItsSecretsOnTheSameWalk() {
    Victim victim = new Victim(TestServer.newTenant());
    List<String> telling =
        operations()
            .filter(operation -> operation.method().equals("GET"))
            .filter(victim::meetsItsSecret)
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
    Victim victim = new Victim(TestServer.newTenant());
    ApiClient other = TestServer.newTenant();
    try (EventReader events = EventReader.open(other, "/api/interactions/stream?after=0", null)) {
      other.post("/api/interactions", Victim.interaction("own", "mine")).expect(201);
      Await.until("the first event", () -> !events.events().isEmpty());
      assertThat(events.events().getFirst().data().toString())
          .contains("mine")
          .doesNotContain(Victim.SECRET);
      assertThat(events.numbers()).containsExactly(1L);
    }
    assertThat(victim.state()).contains(Victim.SECRET);
  }

  private static ApiClient.Answer send(ApiClient client, Operation operation, String body) {
    String query = operation.id().equals("streamInteractions") ? "?after=x" : "";
    String path = operation.path(UUID.randomUUID().toString()) + query;
    return client.send(operation.method(), path, body, Map.of());
  }

  /** The scopes a key needs, none of them for any; missing when no key opens it. */
  private static JsonNode keyAccess(Operation operation) {
    JsonNode own = Operation.DOCUMENT.root().at(operation.pointer()).path("security");
    JsonNode access = own.isMissingNode() ? Operation.DOCUMENT.root().path("security") : own;
    return access.path(0).path("apiKey");
  }
}
