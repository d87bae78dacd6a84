package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.EventReader;
import dev.provenance.testkit.RewrittenServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two tenants whose logs have the same numbers, in blocks that the index has taken in: with the
 * conditions on the tenant struck out, one asks for numbers that the other has, too.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OverlappingLogsTest {
  private static final String CONDITION = "(\\b\\w+\\.)?\\btenant_id = \\?";
  private static final int OWN = 1_200;
  private static final int VICTIMS = 1_800;

  /** That take a date: one before everything, and another in each walk. */
  private static final List<String> LISTS =
      List.of(
          "/api/interactions",
          "/api/interactions?order=asc",
          "/api/interactions?resourceId=common",
          "/api/interactions?userId=user-mine",
          "/api/interactions?resourceType=COMMON",
          "/api/interactions/top?by=resource",
          "/api/interactions/top?by=user",
          "/api/interactions/top?by=resourceType");

  private static final List<String> OTHERS =
      List.of(
          "/api/suggest?field=resourceId",
          "/api/suggest?field=userId",
          "/api/traces/common",
          "/api/traces/common/summary",
          "/api/api-keys");

  private final AtomicBoolean striking = new AtomicBoolean();
  private RewrittenServer server;
  private ApiClient own;
  private Map<String, String> alone;
  private int walks;

  @BeforeAll
  void record(@TempDir Path folder) throws SQLException {
    server = RewrittenServer.start(folder, "overlapping_logs", this::strike);
    ApiClient victim = server.newTenant();
    own = server.newTenant();
    for (int part = 0; part < 2; part++) {
      record(victim, VICTIMS / 2, Victim.SECRET);
      record(own, OWN / 2, "mine");
    }
    Await.until(
        "the index",
        () -> server.database().number("SELECT count(*) FROM index_head WHERE head = 1024") == 2);
    alone = answers();
  }

  /** What is counted is remembered; so is the catalog, which is not among the questions. */
  private String asked(String question) {
    String moment = Instant.EPOCH.plusMillis(walks).toString();
    return question + (question.contains("?") ? "&" : "?") + "startDate=" + moment;
  }

  @AfterAll
  void stop() throws SQLException {
    server.close();
  }

  @Test
  void withTheSecondWallAlone_answersAreTheSame() {
    assertThat(alone.get("/api/interactions?resourceId=common")).contains("\"total\":" + OWN + ",");
    assertThat(alone.get("/api/interactions?resourceType=COMMON"))
        .contains("\"total\":" + OWN + ",");
    assertThat(alone.values()).noneMatch(answer -> answer.contains(Victim.SECRET));

    assertThat(struck()).isEqualTo(alone);
  }

  /** The test can fail: without the second wall on a table, these answers are others. */
  @ParameterizedTest
  @CsvSource({
    "interaction, /api/traces/common",
    "posting, /api/interactions?resourceId=common",
    "api_key, /api/api-keys"
  })
  void withoutTheSecondWallOnATable_answersAreOthers(String table, String question)
      throws SQLException {
    server.database().execute("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY");
    try {
      assertThat(struck().get(question)).isNotEqualTo(alone.get(question));
    } finally {
      server.database().execute("ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY");
    }
  }

  @Test
  void stream_withTheSecondWallAlone_hasItsOwnOnly() throws Exception {
    striking.set(true);
    try (EventReader events = EventReader.open(own, "/api/interactions/stream?after=0", null)) {
      Await.until("the whole log", () -> events.events().size() >= OWN);
      assertThat(events.numbers())
          .isEqualTo(IntStream.rangeClosed(1, OWN).mapToObj(Long::valueOf).toList());
      assertThat(events.events()).noneMatch(e -> e.data().toString().contains(Victim.SECRET));
    } finally {
      striking.set(false);
    }
    server.database().execute("ALTER TABLE interaction DISABLE ROW LEVEL SECURITY");
    striking.set(true);
    try (EventReader events = EventReader.open(own, "/api/interactions/stream?after=0", null)) {
      Await.until(
          "what is another's",
          () ->
              events.events().stream().anyMatch(e -> e.data().toString().contains(Victim.SECRET)));
    } finally {
      striking.set(false);
      server.database().execute("ALTER TABLE interaction ENABLE ROW LEVEL SECURITY");
    }
  }

  private Map<String, String> struck() {
    striking.set(true);
    try {
      return answers();
    } finally {
      striking.set(false);
    }
  }

  private Map<String, String> answers() {
    walks++;
    Map<String, String> answers = new LinkedHashMap<>();
    for (String question : LISTS) {
      answers.put(question, own.get(asked(question)).expect(200).text());
    }
    for (String question : OTHERS) {
      String answer = own.get(question).expect(200).text();
      answers.put(question, answer.replaceAll("\"lastUsedDate\":[^,}]*", ""));
    }
    return answers;
  }

  private static void record(ApiClient client, int count, String text) {
    String item =
        """
        {"resourceId": "common", "resourceType": "COMMON", "action": "A", "origin": "O",
         "uowId": "%s", "userId": "%s", "interaction": {"text": "%s"}}
        """
            .formatted(UUID.randomUUID(), "user-" + text, text);
    client.post("/api/interactions/batch", Collections.nCopies(count, item).toString()).expect(201);
  }

  private String strike(String sql) {
    return striking.get() ? sql.replaceAll(CONDITION, "?::int IS NOT NULL") : sql;
  }
}
