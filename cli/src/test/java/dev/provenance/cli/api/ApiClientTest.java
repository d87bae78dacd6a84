package dev.provenance.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.provenance.cli.testkit.FakeProvenance;
import dev.provenance.cli.testkit.FakeProvenance.Mishap;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ApiClientTest {
  FakeProvenance server;
  ApiClient api;
  final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = new FakeProvenance();
    Retry retry = new Retry(4, Duration.ofMillis(100), Duration.ofMillis(300), pauses::add);
    Connection connection = new Connection(URI.create(server.apiUrl()), FakeProvenance.KEY);
    api = new ApiClient(connection, retry, notice -> {});
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  @Test
  void send_unavailable_waitsAsLongAsTheServerAsks() {
    server.mishap(1, Mishap.UNAVAILABLE);

    assertThat(api.send(change("key")).path("count").asInt()).isEqualTo(1);

    assertThat(pauses).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void send_changeWithoutKey_isNeverSentTwice() {
    server.mishap(1, Mishap.UNAVAILABLE);
    server.mishap(2, Mishap.DROPPED_AFTER_STORING);

    assertThat(refusal(change(null)).status()).isEqualTo(503);
    assertThat(refusal(change(null)).text()).contains("breaks the connection").contains("once");

    assertThat(server.batchRequests()).isEqualTo(2);
    assertThat(pauses).isEmpty();
  }

  @Test
  void send_connectionLostEveryTime_backsOffAndGivesUp() {
    for (int request = 1; request <= 5; request++) {
      server.mishap(request, Mishap.DROPPED_AFTER_STORING);
    }

    assertThat(refusal(change("key")).text()).contains("tried 4 times");

    assertThat(server.batchRequests()).isEqualTo(4);
    assertThat(server.stored()).hasSize(1);
    assertThat(pauses).hasSize(3);
    assertThat(pauses.get(0)).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    assertThat(pauses.get(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
    assertThat(pauses.get(2)).isBetween(Duration.ofMillis(150), Duration.ofMillis(300));
  }

  /** Several threads read ahead; who ends the export ends them all. */
  @Test
  void read_closedMeanwhile_isNotTriedAgain() {
    ApiException thrown =
        catchThrowableOfType(
            ApiException.class,
            () ->
                api.read(
                    change("key"),
                    body -> {
                      api.close();
                      throw new IOException("shutdownNow");
                    }));

    assertThat(thrown).isNotNull();
    assertThat(pauses).isEmpty();
  }

  @Test
  void send_refused_carriesEveryDetail() {
    server.mishap(1, Mishap.REFUSED);

    ApiException refusal = refusal(change("key"));

    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.details())
        .containsExactly(
            new Fault("/0/action", "is missing"), new Fault("/7/resourceId", "is missing"));
    assertThat(refusal.text())
        .endsWith(
            "/interactions/batch answered 400: 2 items are not right\n"
                + "  /0/action: is missing\n"
                + "  /7/resourceId: is missing");
    assertThat(server.batchRequests()).isEqualTo(1);
  }

  @Test
  void send_notTheApi_saysWhatToCheck() {
    ApiRequest nowhere = ApiRequest.query("/nowhere", new byte[0]);

    assertThat(refusal(nowhere).text())
        .contains("/nowhere answered 404")
        .contains("PROVENANCE_API_URL");
  }

  private ApiException refusal(ApiRequest request) {
    ApiException thrown = catchThrowableOfType(ApiException.class, () -> api.send(request));
    assertThat(thrown).isNotNull();
    return thrown;
  }

  private static ApiRequest change(@Nullable String key) {
    byte[] line = "{\"resourceId\":\"a\"}".getBytes(StandardCharsets.UTF_8);
    return ApiRequest.change("/interactions/batch", "application/x-ndjson", line, key);
  }
}
