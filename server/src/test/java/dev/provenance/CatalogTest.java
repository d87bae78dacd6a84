package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class CatalogTest {
  private static final String TYPES = "/api/resource-types";

  private final ApiClient client = TestServer.newTenant();

  @ParameterizedTest
  @ValueSource(strings = {"resource-types", "actions", "origins"})
  void entry_createdReadChangedDeleted(String kind) {
    String path = "/api/" + kind;
    JsonNode created =
        client
            .post(
                path,
                "{\"title\": \"Order\", \"mnemonic\": \"Order.1\", \"icon\": \"\uD83D\uDCE6\", \"bgColorHex\": \"#abc\"}")
            .expect(201)
            .json();
    String id = created.properties().iterator().next().getValue().stringValue();
    assertThat(created.path("description").isNull()).isTrue();
    assertThat(created.path("isSystem").booleanValue()).isFalse();
    assertThat(client.get(path + "/" + id).expect(200).json()).isEqualTo(created);

    JsonNode changed =
        client.put(path + "/" + id, "{\"title\": \"Orders\", \"icon\": null}").expect(200).json();

    assertThat(changed.path("title").stringValue()).isEqualTo("Orders");
    assertThat(changed.path("mnemonic").stringValue()).isEqualTo("Order.1");
    assertThat(changed.path("bgColorHex").stringValue()).isEqualTo("#abc");
    assertThat(changed.path("icon").isNull()).isTrue();
    client.delete(path + "/" + id).expect(204);
    client.get(path + "/" + id).expect(404);
    client.put(path + "/" + id, "{\"title\": \"x\"}").expect(404);
    client.delete(path + "/" + id).expect(404);
    client.get(path + "/not-a-uuid").expect(400);
  }

  /** Whoever makes mnemonics of ids is told, instead of filling the memory of the server. */
  @Test
  void mnemonicsWithoutEnd_areRefused_andNothingOfThemIsStored() {
    client.post("/api/interactions/batch", actions(0, 9_000)).expect(201);

    String refused =
        client.post("/api/interactions/batch", actions(9_000, 10_001)).expect(400).text();

    assertThat(refused).contains("\"action\"", "10,000");
    client.post("/api/interactions/batch", actions(0, 10)).expect(201);
    assertThat(client.get("/api/interactions?limit=1").json().at("/pagination/total").longValue())
        .isEqualTo(9_010);
    assertThat(client.get("/api/actions").expect(200).json().size()).isBetween(9_000, 9_100);
    client.post("/api/interactions/batch", actions(9_000, 10_000)).expect(201);
    client.post("/api/actions", "{\"title\": \"A\", \"mnemonic\": \"ONE.MORE\"}").expect(400);
    client.post("/api/origins", "{\"title\": \"A\", \"mnemonic\": \"ONE.MORE\"}").expect(201);
    String id = client.get("/api/actions?mnemonic=A1").json().at("/0/actionId").stringValue();
    client.delete("/api/actions/" + id).expect(204);
    client.post("/api/interactions/batch", actions(0, 10)).expect(201);
  }

  private static String actions(int from, int until) {
    return IntStream.range(from, until)
        .mapToObj(i ->
            "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A%d\", \"origin\": \"O\"}"
                .formatted(i))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void create_faulty_namesEveryFault() {
    String text =
        client
            .post(TYPES, "{\"mnemonic\": \"a b\", \"bgColorHex\": \"red\", \"fontColorHex\": 7}")
            .expect(400)
            .text();

    assertThat(text).contains("/title", "/mnemonic", "/bgColorHex", "/fontColorHex");
  }

  /** What is left out stays as it is then, not as it was when the request came. */
  @Test
  void twoChangesAtOnce_areBothDone() throws Exception {
    String id = create("ORDER");
    TestDatabase database = TestServer.database();
    try (Connection other = database.connect();
        Statement change = other.createStatement();
        ExecutorService beside = Executors.newSingleThreadExecutor()) {
      other.setAutoCommit(false);
      change.execute(
          "UPDATE tenant SET catalog_version = catalog_version + 1 WHERE tenant_id = "
              + TestServer.tenantId(client));
      change.execute(
          "UPDATE catalog SET mnemonic = 'BESTELLUNG' WHERE entry_id = '%s'".formatted(id));
      Future<ApiClient.Answer> icon =
          beside.submit(() -> client.put(TYPES + "/" + id, "{\"icon\": \"x\"}"));
      Await.until(
          "the change of the icon to wait",
          () -> database.number("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
      other.commit();

      JsonNode changed = icon.get().expect(200).json();

      assertThat(changed.path("icon").stringValue()).isEqualTo("x");
      assertThat(changed.path("mnemonic").stringValue()).isEqualTo("BESTELLUNG");
    }
  }

  @Test
  void mnemonics_areUniqueWithoutRegardToCase() {
    create("ORDER");
    String other = create("INVOICE");

    client.post(TYPES, "{\"title\": \"x\", \"mnemonic\": \"order\"}").expect(409);
    client.put(TYPES + "/" + other, "{\"mnemonic\": \"Order\"}").expect(409);
    client.put(TYPES + "/" + other, "{\"mnemonic\": \"invoice\"}").expect(200);
  }

  @Test
  void mnemonics_areFoundWithoutRegardToCase() {
    String id = create("Order");

    JsonNode row = record("\"resourceType\": \"oRDER\"").expect(201).json();

    assertThat(row.path("resourceTypeId").stringValue()).isEqualTo(id);
    assertThat(client.get("/api/interactions?resourceType=ORDER").json().at("/pagination/total"))
        .hasToString("1");
    assertThat(client.get(TYPES + "?mnemonic=ORDER").json()).hasSize(1);
  }

  @Test
  void archivedEntry_keepsItsBadgeAndComesBackByMnemonicAndUuid() {
    String id = create("ORDER");
    record("\"resourceType\": \"ORDER\"").expect(201);
    for (String reference :
        List.of("\"resourceType\": \"order\"", "\"resourceTypeId\": \"" + id + "\"")) {
      client.delete(TYPES + "/" + id).expect(204);
      assertThat(client.get(TYPES).text()).doesNotContain("ORDER");
      JsonNode row = client.get("/api/interactions?resourceType=ORDER").json().at("/data/0");
      assertThat(row.path("resourceTypeMnemonic").stringValue()).isEqualTo("ORDER");
      assertThat(row.path("resourceTypeIcon").stringValue()).isEqualTo("i");

      JsonNode again = record(reference).expect(201).json();

      assertThat(again.path("resourceTypeId").stringValue()).isEqualTo(id);
      assertThat(client.get(TYPES + "/" + id).expect(200).json().path("icon").stringValue())
          .isEqualTo("i");
    }
    assertThat(client.get("/api/interactions?resourceType=ORDER").json().at("/pagination/total"))
        .hasToString("3");
  }

  @Test
  void archivedEntry_createdAgain_isTheSameWithANewBadge() {
    String id = create("ORDER");
    client.delete(TYPES + "/" + id).expect(204);

    JsonNode again =
        client.post(TYPES, "{\"title\": \"New\", \"mnemonic\": \"order\"}").expect(201).json();

    assertThat(again.path("resourceTypeId").stringValue()).isEqualTo(id);
    assertThat(again.path("title").stringValue()).isEqualTo("New");
    assertThat(again.path("icon").isNull()).isTrue();
  }

  @Test
  void systemEntry_cannotBeChanged() {
    JsonNode system = client.get("/api/origins?mnemonic=SYSTEM").expect(200).json().get(0);
    String path = "/api/origins/" + system.path("originId").stringValue();
    assertThat(system.path("isSystem").booleanValue()).isTrue();

    client.put(path, "{\"title\": \"Mine\"}").expect(403);
    client.delete(path).expect(403);
    client.post("/api/origins", "{\"title\": \"x\", \"mnemonic\": \"system\"}").expect(409);
    assertThat(client.get("/api/origins?page=1").json().at("/pagination/total")).hasToString("0");
  }

  @Test
  void references_thatDoNotMatch_areRefused() {
    String id = create("ORDER");

    record("\"resourceType\": \"order\", \"resourceTypeId\": \"" + id + "\"").expect(201);
    record("\"resourceType\": \"INVOICE\", \"resourceTypeId\": \"" + id + "\"").expect(400);
    record("\"resourceTypeId\": \"550e8400-e29b-41d4-a716-446655440000\"").expect(400);
  }

  @Test
  void unknownMnemonics_areRegisteredOnceHoweverManyComeAtOnce() throws Exception {
    Callable<ApiClient.Answer> post = () -> record("\"resourceType\": \"Brand_New\"");
    List<String> ids = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<ApiClient.Answer> answer :
          threads.invokeAll(java.util.Collections.nCopies(30, post))) {
        ids.add(answer.get().expect(201).json().path("resourceTypeId").stringValue());
      }
    }

    assertThat(ids.stream().distinct()).hasSize(1);
    JsonNode entry = client.get(TYPES).json().get(0);
    assertThat(entry.path("mnemonic").stringValue()).isEqualTo("Brand_New");
    assertThat(entry.path("bgColorHex").stringValue()).matches("#[0-9a-f]{6}");
  }

  @Test
  void strictCatalog_refusesWithTheThreeNearest() {
    for (String known : List.of("ORDER", "ORDERS", "BORDER", "INVOICE")) {
      create(known);
    }
    record("\"resourceType\": \"ORDER\"").expect(201);
    client.put("/api/settings", "{\"strictCatalog\": true}").expect(200);

    ApiClient.Answer refused = record("\"resourceType\": \"ORDRE\"").expect(400);

    assertThat(refused.json().path("details")).hasSize(1);
    assertThat(refused.json().at("/details/0/path").stringValue()).isEqualTo("/resourceType");
    assertThat(refused.json().at("/details/0/message").stringValue())
        .contains("\"ORDRE\"")
        .contains("ORDER")
        .contains("ORDERS")
        .contains("BORDER")
        .doesNotContain("INVOICE");
    record("\"resourceType\": \"order\"").expect(201);
  }

  @Test
  void list_paged_goesByMnemonic() {
    for (String mnemonic : List.of("b", "C", "a", "D")) {
      create(mnemonic);
    }

    JsonNode page = client.get(TYPES + "?page=2&limit=3").expect(200).json();

    assertThat(page.at("/data/0/mnemonic").stringValue()).isEqualTo("D");
    assertThat(page.at("/pagination/total").intValue()).isEqualTo(4);
    assertThat(client.get(TYPES).json().valueStream().map(e -> e.path("mnemonic").stringValue()))
        .containsExactly("a", "b", "C", "D");
    client.get(TYPES + "?page=0").expect(400);
    client.get(TYPES + "?limit=101").expect(400);
  }

  private String create(String mnemonic) {
    return client
        .post(
            TYPES,
            "{\"title\": \"%1$s\", \"mnemonic\": \"%1$s\", \"icon\": \"i\"}".formatted(mnemonic))
        .expect(201)
        .json()
        .path("resourceTypeId")
        .stringValue();
  }

  private ApiClient.Answer record(String type) {
    return client.post(
        "/api/interactions",
        "{\"resourceId\": \"r\", " + type + ", \"action\": \"A\", \"origin\": \"O\"}");
  }
}
