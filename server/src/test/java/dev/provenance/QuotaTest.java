package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class QuotaTest {
  private static final String KEY = "pak_" + "a".repeat(64);
  private static final String PATH = "/api/interactions";
  private static final String ITEM =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";

  @TempDir Path data;

  @BeforeEach
  void sharePrograms() {
    TestServer.sharePrograms(data);
  }

  @Test
  void oneTooManyInAMonth_isRefused_alsoAfterARestart() {
    try (App app = start(10)) {
      ApiClient client = new ApiClient(app.uri(), KEY);
      client.send("POST", PATH, ITEM, Map.of("Idempotency-Key", "k")).expect(201);
      client.send("POST", PATH, ITEM, Map.of("Idempotency-Key", "k")).expect(201);
      client.post(PATH + "/batch", items(8)).expect(201);

      assertThat(client.post(PATH + "/batch", items(2)).expect(429).text())
          .contains("may record 10 interactions a month, and has recorded 9");
      client.post(PATH, ITEM).expect(201);
      ApiClient.Answer refused = client.post(PATH, ITEM).expect(429);

      Instant next =
          YearMonth.now(ZoneOffset.UTC)
              .plusMonths(1)
              .atDay(1)
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC);
      assertThat(refused.json().path("type").stringValue()).isEqualTo("/docs/errors#quota-used");
      assertThat(refused.text())
          .contains("the next month begins at " + next.toString().replace("Z", ".000Z"));
      assertThat(Long.parseLong(refused.header("Retry-After")))
          .isBetween(1L, Duration.between(Instant.now(), next).toSeconds() + 60);
      // Reading, other tenants and what the server itself records go on.
      client.get(PATH).expect(200);
      client.get(PATH + "/export").expect(200);
    }
    try (App app = start(11)) {
      ApiClient client = new ApiClient(app.uri(), KEY);
      // The export is the server's own, and is not counted.
      client.post(PATH, ITEM).expect(201);
      assertThat(client.post(PATH, ITEM).expect(429).text()).contains("has recorded 11");
      // What is there already is no new one.
      assertThat(
              client
                  .send("POST", PATH, ITEM, Map.of("Idempotency-Key", "k"))
                  .expect(201)
                  .header("Idempotent-Replayed"))
          .isEqualTo("true");
    }
  }

  @Test
  void whatWasRecordedInMonthsBefore_doesNotCount() throws SQLException {
    try (App app = start(10)) {
      new ApiClient(app.uri(), KEY).post(PATH + "/batch", items(10)).expect(201);
      try (Connection connection = TestDatabase.embedded(data).connect();
          Statement statement = connection.createStatement()) {
        statement.execute(
            """
            SELECT ensure_partitions(now() - interval '40 days');
            UPDATE interaction SET created_date = date_trunc('hour', now() - interval '40 days') WHERE number <= 7
            """);
      }
    }
    try (App app = start(10)) {
      ApiClient client = new ApiClient(app.uri(), KEY);
      assertThat(client.post(PATH + "/batch", items(8)).expect(429).text()).contains("recorded 3");
      client.post(PATH + "/batch", items(7)).expect(201);
    }
  }

  @Test
  void manyAtOnce_neverMakeItMore() {
    try (App app = start(40)) {
      AtomicInteger recorded = new AtomicInteger();
      IntStream.range(0, 120)
          .parallel()
          .forEach(i -> {
            int status = new ApiClient(app.uri(), KEY).post(PATH, ITEM).status();
            if (status == 201) {
              recorded.incrementAndGet();
            } else {
              assertThat(status).isEqualTo(429);
            }
          });

      assertThat(recorded).hasValue(40);
    }
  }

  private App start(int quota) {
    return TestServer.start(
        data,
        Map.of(
            "PROVENANCE_BOOTSTRAP_KEY", KEY, "PROVENANCE_MONTHLY_QUOTA", Integer.toString(quota)));
  }

  private static String items(int count) {
    return IntStream.range(0, count).mapToObj(i -> ITEM).collect(Collectors.joining(",", "[", "]"));
  }
}
