package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.EventReader;
import dev.provenance.testkit.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Following the log as it grows. */
final class StreamTest {
  private static final String STREAM = "/api/interactions/stream";

  private final ApiClient client = TestServer.newTenant();

  @Test
  void stream_withoutPosition_beginsNow() throws Exception {
    record("before");
    try (EventReader reader = EventReader.open(client, STREAM, null)) {
      Await.until("the position", () -> reader.lastId().equals("1"));
      record("after");

      Await.until("the event", () -> reader.events().size() == 1);
      EventReader.Event event = reader.events().getFirst();
      assertThat(reader.header("Content-Type")).isEqualTo("text/event-stream");
      assertThat(event.name()).isEqualTo("interaction");
      assertThat(event.id()).isEqualTo("2");
      assertThat(event.data().path("resourceId").stringValue()).isEqualTo("after");
      assertThat(event.data().path("actionMnemonic").stringValue()).isEqualTo("CREATE");
    }
  }

  @Test
  void stream_reconnectedAgainAndAgain_missesAndRepeatsNothing() throws Exception {
    int count = 600;
    Thread writer =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; i < count; i++) {
                record("r" + i);
              }
            });
    List<Long> seen = new ArrayList<>();
    String last = "0";
    while (seen.size() < count) {
      try (EventReader reader = EventReader.open(client, STREAM, last)) {
        Await.until(
            "events",
            () -> reader.events().size() >= 40 || seen.size() + reader.events().size() >= count);
        List<EventReader.Event> events = reader.events();
        events.forEach(event -> seen.add(event.number()));
        last = events.getLast().id();
      }
    }
    writer.join();
    assertThat(seen).isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
  }

  @Test
  void stream_filteredByAMnemonicNobodyKnowsYet_showsItsFirstInteraction() throws Exception {
    try (EventReader reader = EventReader.open(client, STREAM + "?after=0&action=shipped", null)) {
      record("a");
      client.post("/api/interactions", body("b").replace("CREATE", "SHIPPED")).expect(201);
      record("c");

      Await.until("the position", () -> reader.lastId().equals("3"));
      assertThat(reader.numbers()).containsExactly(2L);
    }
  }

  @Test
  void stream_payloadOverSeveralLines_arrives() throws Exception {
    try (EventReader reader = EventReader.open(client, STREAM + "?after=0", null)) {
      String payload = "{\n  \"a\": 1.0,\r\n  \"b\": \"\\n\"\r}";
      client.post("/api/interactions", body("r").replace("{}", payload)).expect(201);

      Await.until("an event", () -> !reader.events().isEmpty());
      assertThat(reader.events().getFirst().data().path("interaction").toString())
          .isEqualTo("{\"a\":1.0,\"b\":\"\\n\"}");
    }
  }

  @Test
  void stream_ofAnotherTenant_showsNothing() throws Exception {
    ApiClient other = TestServer.newTenant();
    try (EventReader reader = EventReader.open(other, STREAM + "?after=0", null)) {
      record("secret");
      other.post("/api/interactions", body("own")).expect(201);

      Await.until("an event", () -> !reader.events().isEmpty());
      assertThat(reader.events().getFirst().data().path("resourceId").stringValue())
          .isEqualTo("own");
    }
  }

  @Test
  void stream_keyRevoked_ends() throws Exception {
    var created =
        client
            .post("/api/api-keys", "{\"label\": \"short\", \"scopes\": [\"read\"]}")
            .expect(201)
            .json();
    ApiClient reading = new ApiClient(client.server(), created.path("key").stringValue());
    try (EventReader reader = EventReader.open(reading, STREAM, null)) {
      client.delete("/api/api-keys/" + created.path("apiKeyId").stringValue()).expect(204);

      Await.until("the end", reader::isEnded);
    }
    assertThat(reading.get(STREAM).status()).isEqualTo(401);
  }

  @Test
  void stream_whatMakesNoSense_isRefused() {
    assertThat(client.get(STREAM + "?page=2&limit=7&startDate=soon").expect(400).text())
        .contains("page", "limit", "startDate");
    assertThat(client.send("GET", STREAM, "", Map.of("Last-Event-ID", "x")).expect(400).text())
        .contains("Last-Event-ID");
  }

  @Test
  void streams_thatNobodyReads_areBoundedPerKeyAndDisturbNobody() throws Exception {
    String large = body("r").replace("{}", "\"" + "x".repeat(900_000) + "\"");
    for (int i = 0; i < 30; i++) {
      client.post("/api/interactions", large).expect(201);
    }
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(client.server() + STREAM + "?after=0"))
            .header("x-api-key", client.key())
            .build();
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      statuses.add(http.send(request, BodyHandlers.ofInputStream()).statusCode());
    }
    assertThat(statuses.subList(0, 100)).containsOnly(200);
    assertThat(statuses.getLast()).isEqualTo(503);

    record("still served");
    http.shutdownNow();
    Await.until("the connections' end", () -> http.isTerminated());
  }

  private void record(String resourceId) {
    client.post("/api/interactions", body(resourceId)).expect(201);
  }

  private static String body(String resourceId) {
    return """
    {"resourceId": "%s", "resourceType": "T", "action": "CREATE", "origin": "O", "interaction": {}}\
    """
        .formatted(resourceId);
  }
}
