package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Many interactions in one request, and requests that are sent again. */
final class BatchTest {
  private static final String ITEM =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";
  private static final int MOST = 10_000;

  private final ApiClient client = TestServer.newTenant();

  @Test
  void array_of10000_isTheLargest() {
    JsonNode answer = client.post(batch(), array(ITEM, MOST)).expect(201).json();
    assertThat(answer.path("count").intValue()).isEqualTo(MOST);
    assertThat(answer.path("firstNumber").longValue()).isEqualTo(1);
    assertThat(answer.path("lastNumber").longValue()).isEqualTo(MOST);

    assertThat(client.post(batch(), array(ITEM, MOST + 1)).expect(400).text()).contains("10000");
    assertThat(lines(String.join("\n", Collections.nCopies(MOST + 1, ITEM)), 400).text())
        .contains("10000");
    assertThat(total()).isEqualTo(MOST);
  }

  @Test
  void array_beyond16Mebibytes_isTooLarge() {
    String large = ITEM.replace("}", ", \"interaction\": \"" + "x".repeat(1_000_000) + "\"}");

    client.post(batch(), array(large, 16)).expect(201);
    client.post(batch(), array(large, 17)).expect(413);
    assertThat(total()).isEqualTo(16);
  }

  /** As with a single one: a page of larger ones would fit into no answer. */
  @Test
  void item_withMoreThanAMebibyteOfPayload_isAFault() {
    int most = 1024 * 1024;
    String largest = item(most - 2 - 4, "null");
    String half = item(most / 2 - 2, "\"" + "x".repeat(most / 2 - 2) + "\"");

    client.post(batch(), "[" + largest + "," + half + "]").expect(201);

    for (String tooLarge :
        List.of(
            item(most - 1, "null"), item(most / 2 - 2, "\"" + "x".repeat(most / 2 - 1) + "\""))) {
      JsonNode details =
          client
              .post(batch(), "[" + ITEM + "," + tooLarge + "]")
              .expect(400)
              .json()
              .path("details");
      assertThat(details).hasSize(1);
      assertThat(details.get(0).path("path").stringValue()).isEqualTo("/1");
      assertThat(details.get(0).path("message").stringValue()).contains("at most " + most);
    }
    assertThat(total()).isEqualTo(2);
  }

  private static String item(int characters, String externalResponse) {
    return ITEM.replace(
        "}",
        ", \"interaction\": \"%s\", \"externalResponse\": %s}"
            .formatted("x".repeat(characters), externalResponse));
  }

  @Test
  void array_oneFaultyItem_storesNothingAndNamesEachIndex() {
    String faulty = ITEM.replace("\"r\"", "7");
    String body = "[" + String.join(",", ITEM, faulty, ITEM, "3", "{}") + "]";

    JsonNode details = client.post(batch(), body).expect(400).json().path("details");

    Set<String> indexes =
        details
            .valueStream()
            .map(d -> d.path("path").stringValue().split("/", -1)[1])
            .collect(Collectors.toSet());
    assertThat(indexes).containsExactlyInAnyOrder("1", "3", "4");
    assertThat(total()).isZero();
    client.post(batch(), "[]").expect(400);
    client.post(batch(), "{}").expect(400);
  }

  @Test
  void lines_withCarriageReturnsAndBlankLines_areRead() {
    String body = "\r\n" + ITEM + "\r\n\r\n  \n" + ITEM.replace("\"r\"", "\"second\"") + "\r\n";

    assertThat(lines(body, 201).json().path("count").intValue()).isEqualTo(2);

    assertThat(
            client
                .get("/api/interactions?resourceId=second")
                .json()
                .at("/data/0/interactionNumber"))
        .hasToString("2");
  }

  @Test
  void lines_faulty_nameEachIndex() {
    ApiClient.Answer refused = lines(ITEM + "\n{\n" + ITEM + " x\n[]\n", 400);

    assertThat(refused.json().path("details").valueStream().map(d -> d.path("path").stringValue()))
        .contains("/1", "/2", "/3")
        .doesNotContain("/0");
    assertThat(total()).isZero();
  }

  @Test
  void headersOfASingleRequest_sayNothingOfABatch() {
    String uow = "11111111-2222-4333-8444-555555555555";
    Map<String, String> headers = Map.of("x-uowid", uow, "x-userid", "gateway", "x-span-id", "s1");
    String own = ITEM.replace("}", ", \"userId\": \"ada\"}");

    client.send("POST", batch(), "[" + ITEM + "," + own + "]", headers).expect(201);

    JsonNode rows = client.get("/api/interactions?order=asc").expect(200).json().path("data");
    assertThat(rows.valueStream().map(row -> row.path("uowId").stringValue()))
        .doesNotContain(uow)
        .doesNotHaveDuplicates();
    assertThat(rows.at("/0/userId").isNull()).isTrue();
    assertThat(rows.at("/1/userId").stringValue()).isEqualTo("ada");
    Map<String, String> key = Map.of("Idempotency-Key", "k", "x-span-id", "one");
    client.send("POST", batch(), array(ITEM, 2), key).expect(201);
    Map<String, String> again = Map.of("Idempotency-Key", "k", "x-span-id", "another");
    client.send("POST", batch(), array(ITEM, 2), again).expect(201);
    assertThat(total()).isEqualTo(4);
  }

  @Test
  void replay_ofWhatTheCatalogNoLongerTakes_isTheFirstAnswer() {
    Map<String, String> key = Map.of("Idempotency-Key", "once");
    JsonNode first = client.send("POST", "/api/interactions", ITEM, key).expect(201).json();
    client
        .send("POST", batch(), "[" + withKey("a") + "," + withKey("b") + "]", Map.of())
        .expect(201);
    String type = "/api/resource-types/" + first.path("resourceTypeId").stringValue();
    client.put(type, "{\"mnemonic\": \"RENAMED\"}").expect(200);
    client.put("/api/settings", "{\"strictCatalog\": true}").expect(200);

    ApiClient.Answer again = client.send("POST", "/api/interactions", ITEM, key).expect(201);

    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first);
    String batch = "[" + withKey("b") + "," + withKey("a") + "]";
    assertThat(
            client.post(batch(), batch).expect(201).json().at("/interactions/0/interactionNumber"))
        .hasToString("3");
    client.send("POST", "/api/interactions", ITEM.replace("\"r\"", "\"s\""), key).expect(422);
    client.post(batch(), "[" + withKey("a") + "," + withKey("c") + "]").expect(400);
    client.post("/api/interactions", ITEM).expect(400);
  }

  @Test
  void faults_areNamedUpToAHundred() {
    ApiClient.Answer refused = lines("{\n".repeat(5_000), 400);

    assertThat(refused.json().path("details").size()).isEqualTo(100);
  }

  @Test
  void keyOfRequest_sentAgain_givesTheFirstAnswer() {
    Map<String, String> key = Map.of("Idempotency-Key", "import-1");
    JsonNode first = client.send("POST", batch(), array(ITEM, 3), key).expect(201).json();

    ApiClient.Answer again = client.send("POST", batch(), array(ITEM, 3), key).expect(201);

    assertThat(again.json()).isEqualTo(first);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    client.send("POST", batch(), array(ITEM, 4), key).expect(422);
    assertThat(total()).isEqualTo(3);
  }

  @Test
  void keysOfItems_partlyKnown_addOnlyWhatIsNew() {
    String a = withKey("a");
    client.post(batch(), "[" + a + "," + withKey("b") + "]").expect(201);

    JsonNode second =
        client
            .post(batch(), "[" + withKey("b") + "," + withKey("c") + "," + withKey("c") + "]")
            .expect(201)
            .json();

    assertThat(
            second
                .path("interactions")
                .valueStream()
                .map(i -> i.path("interactionNumber").longValue()))
        .containsExactly(2L, 3L, 3L);
    assertThat(second.at("/interactions/2")).isEqualTo(second.at("/interactions/1"));
    assertThat(total()).isEqualTo(3);
    client.post(batch(), "[" + a.replace("\"r\"", "\"other\"") + "," + ITEM + "]").expect(422);
    assertThat(total()).isEqualTo(3);
  }

  @Test
  void keyOfSingle_sentAgain_givesTheFirstAnswer() {
    Map<String, String> key = Map.of("Idempotency-Key", "k".repeat(255));
    JsonNode first = client.send("POST", "/api/interactions", ITEM, key).expect(201).json();

    ApiClient.Answer again = client.send("POST", "/api/interactions", ITEM, key).expect(201);

    assertThat(again.json()).isEqualTo(first);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    client.send("POST", "/api/interactions", ITEM.replace("\"A\"", "\"B\""), key).expect(422);
    client
        .send("POST", "/api/interactions", ITEM, Map.of("Idempotency-Key", "k".repeat(256)))
        .expect(400);
  }

  @Test
  void keyOfSingle_manyAtOnce_storesOne() throws Exception {
    client.post("/api/interactions", ITEM).expect(201);
    Map<String, String> key = Map.of("Idempotency-Key", "all at once");
    Callable<ApiClient.Answer> post = () -> client.send("POST", "/api/interactions", ITEM, key);
    List<ApiClient.Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<ApiClient.Answer> answer : threads.invokeAll(Collections.nCopies(40, post))) {
        answers.add(answer.get().expect(201));
      }
    }

    assertThat(answers.stream().map(ApiClient.Answer::json).distinct()).hasSize(1);
    assertThat(answers.stream().filter(a -> a.header("Idempotent-Replayed").isEmpty())).hasSize(1);
    assertThat(total()).isEqualTo(2);
  }

  private ApiClient.Answer lines(String body, int status) {
    return client
        .send("POST", batch(), body, Map.of("Content-Type", "application/x-ndjson"))
        .expect(status);
  }

  private static String batch() {
    return "/api/interactions/batch";
  }

  private static String array(String item, int count) {
    return "[" + String.join(",", Collections.nCopies(count, item)) + "]";
  }

  private static String withKey(String key) {
    return ITEM.replace("}", ", \"idempotencyKey\": \"" + key + "\"}");
  }

  private long total() {
    return client.get("/api/interactions").json().at("/pagination/total").longValue();
  }
}
