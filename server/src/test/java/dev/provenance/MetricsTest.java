package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.EventReader;
import dev.provenance.testkit.TestServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class MetricsTest {
  private static final String BODY =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";

  private final ApiClient client = TestServer.newTenant();

  @Test
  void recording_isCountedAndTimed() {
    double stored = value("provenance_interactions_stored_total");
    double batches = value("provenance_batch_write_seconds_count");

    client.post("/api/interactions", BODY).expect(201);

    assertThat(value("provenance_interactions_stored_total")).isGreaterThanOrEqualTo(stored + 1);
    assertThat(value("provenance_batch_write_seconds_count")).isGreaterThanOrEqualTo(batches + 1);
    assertThat(value("provenance_batch_wait_seconds_count"))
        .isEqualTo(value("provenance_batch_write_seconds_count"));
    assertThat(value("provenance_queue_bytes")).isGreaterThanOrEqualTo(0);
    assertThat(value("provenance_index_behind_interactions")).isGreaterThanOrEqualTo(0);
    assertThat(value("provenance_database_connections_awaited{pool=\"write\"}")).isZero();
  }

  @Test
  void flushes_areCountedAndTimed() {
    Await.until("the first count", () -> value("provenance_database_flushes_total") > 0);
    double flushes = value("provenance_database_flushes_total");

    client.post("/api/interactions", BODY).expect(201);

    Await.until("one more", () -> value("provenance_database_flushes_total") > flushes);
    assertThat(value("provenance_database_flush_seconds_total")).isPositive();
  }

  /** By the route, not the path: ids in labels would be a metric each. */
  @Test
  void requests_areTimedByRouteAndStatus() {
    client.get("/api/interactions/01890a5d-ac96-774b-bcce-b302099a8057").expect(404);
    client.get("/api/interactions?limit=x").expect(400);
    new ApiClient(client.server(), "").get("/api/interactions").expect(401);

    for (String labels :
        new String[] {
          "method=\"GET\",route=\"/api/interactions/{id}\",status=\"404\"",
          "method=\"GET\",route=\"/api/interactions\",status=\"400\"",
          "method=\"GET\",route=\"/api/interactions\",status=\"401\""
        }) {
      // An answer has arrived a moment before it counts as sent.
      Await.until(labels, () -> value("provenance_http_request_seconds_count{" + labels + "}") > 0);
    }
    assertThat(scrape()).doesNotContain("01890a5d-ac96");
  }

  /** A method is a word that anybody can make up, without a key. */
  @Test
  void methodsThatAreNone_areOneMetric() throws Exception {
    try (HttpClient stranger = HttpClient.newHttpClient()) {
      for (int i = 0; i < 5; i++) {
        HttpRequest request =
            HttpRequest.newBuilder(client.server().resolve("/api/interactions"))
                .method("MADEUP" + i, BodyPublishers.noBody())
                .build();
        assertThat(stranger.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
      }
    }

    String counted =
        "provenance_http_request_seconds_count{method=\"other\",route=\"/api/interactions\",status=\"405\"}";
    Await.until("all of them to be counted", () -> value(counted) >= 5);
    assertThat(scrape()).doesNotContain("MADEUP");
  }

  @Test
  void streams_areNotTimed() throws Exception {
    try (EventReader stream = EventReader.open(client, "/api/interactions/stream", null)) {
      Await.until("the stream", () -> !stream.lastId().isEmpty());
    }
    client.post("/api/interactions", BODY).expect(201);

    assertThat(scrape()).doesNotContain("route=\"/api/interactions/stream\",status=\"200\"");
  }

  /** What the dashboard shows is there to be shown. */
  @Test
  void dashboard_asksForMetricsThatThereAre() throws IOException {
    client.post("/api/interactions", BODY).expect(201);
    client.get("/api/interactions").expect(200);
    JsonNode dashboard =
        JsonMapper.shared().readTree(Files.readString(Path.of("../docs/grafana-dashboard.json")));
    Pattern metric = Pattern.compile("\\b(?:provenance|jvm|process)_\\w+");
    Set<String> asked =
        dashboard.findValuesAsString("expr").stream()
            .flatMap(query -> metric.matcher(query).results())
            .map(MatchResult::group)
            .collect(Collectors.toSet());
    assertThat(asked).hasSizeGreaterThan(10);
    Await.until(
        "all of " + asked,
        () -> {
          String scraped = scrape();
          return asked.stream()
              .allMatch(name -> Pattern.compile("(?m)^" + name + "[{ ]").matcher(scraped).find());
        });
  }

  private double value(String metric) {
    Matcher line =
        Pattern.compile("^" + Pattern.quote(metric) + " (\\S+)$", Pattern.MULTILINE)
            .matcher(scrape());
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }

  private String scrape() {
    return new ApiClient(client.server(), "").get("/metrics").expect(200).text();
  }
}
