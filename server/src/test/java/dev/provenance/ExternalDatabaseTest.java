package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.contract.OpenApiContract;
import dev.provenance.contract.ScenarioRunner;
import dev.provenance.contract.Scenarios;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.Browser;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.ExternalPostgres;
import dev.provenance.testkit.FsckReport;
import dev.provenance.testkit.Ledger;
import dev.provenance.testkit.Load;
import dev.provenance.testkit.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The server on a PostgreSQL 15 of the operator's own, alone and beside another server. */
final class ExternalDatabaseTest {
  private static final String KEY = "pak_" + "9".repeat(64);
  private static final String ROOT_KEY = "pak_" + "8".repeat(64);
  private static final String BODY =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";
  private static final Duration REVOCATION_NOTICED = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final List<ServerProcess> servers = new ArrayList<>();
  private ExternalPostgres postgres;

  @BeforeEach
  void startPostgres() throws IOException, SQLException {
    postgres = ExternalPostgres.start(folder);
  }

  @AfterEach
  void stopEverything() {
    servers.forEach(ServerProcess::close);
    postgres.close();
  }

  @Test
  void server_playsTheScenariosAndKeepsItsDataOverARestart() throws Exception {
    ServerProcess first = start("first");
    ApiClient client = new ApiClient(first.uri(), KEY);
    for (Path scenario : Scenarios.scenarios().toList()) {
      play(first, scenario);
    }
    client.post("/api/interactions", BODY).expect(201);
    first.close();
    servers.remove(first);

    ApiClient again = new ApiClient(start("second").uri(), KEY);

    Await.until(
        "the disk's flushes, counted by this version",
        () ->
            again
                .get("/metrics")
                .text()
                .matches("(?s).*\nprovenance_database_flushes_total [1-9].*"));
    assertThat(again.get("/api/interactions").json().at("/pagination/total")).hasToString("1");
    assertThat(again.post("/api/interactions", BODY).expect(201).json().path("interactionNumber"))
        .hasToString("2");
    assertThat(postgres.database().rows("SHOW server_version").getFirst()).matches("1[5-8]\\..*");
    assertThat(
            postgres.database().rows("SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
        .containsExactly("f");
    assertThat(first.log()).noneMatch(line -> line.contains(postgres.password()));
  }

  @Test
  void twoServers_writeOneTenantsLogWithoutGapsOrDoubles() {
    ServerProcess one = start("one");
    ServerProcess two = start("two");
    Ledger ledger = new Ledger();
    try (Load first = Load.start(32, one.uri(), KEY, ledger);
        Load second = Load.start(32, two.uri(), KEY, ledger)) {
      first.awaitMore(600);
      second.awaitMore(600);
      first.stop();
      second.stop();
      assertThat(first.statuses().keySet()).containsExactly(201);
      assertThat(second.statuses().keySet()).containsExactly(201);
    }

    ledger.verifyThroughApi(new ApiClient(two.uri(), KEY));
    ledger.verifyThroughSql(postgres.database(), 1);
    FsckReport.of(postgres.database()).assertSound();
    assertThat(ledger.acknowledged()).isEqualTo(ledger.sent());
  }

  @Test
  void twoServers_sameIdempotencyKeyAtOnce_storeOneRow() throws Exception {
    List<ApiClient> clients =
        List.of(new ApiClient(start("one").uri(), KEY), new ApiClient(start("two").uri(), KEY));
    clients.getFirst().post("/api/interactions", BODY).expect(201);
    for (int round = 0; round < 20; round++) {
      Map<String, String> key = Map.of("Idempotency-Key", "round-" + round);
      List<Callable<ApiClient.Answer>> posts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        ApiClient client = clients.get(i % 2);
        posts.add(() -> client.send("POST", "/api/interactions", BODY, key));
      }
      List<JsonNode> answers = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<ApiClient.Answer> answer : threads.invokeAll(posts)) {
          answers.add(answer.get().expect(201).json());
        }
      }
      assertThat(answers.stream().distinct()).as("round " + round).hasSize(1);
    }
    assertThat(clients.getLast().get("/api/interactions").json().at("/pagination/total"))
        .hasToString("21");
  }

  @Test
  void twoServers_noticeEachOthersCatalogAndRevocations() {
    ApiClient one = new ApiClient(start("one").uri(), KEY);
    ApiClient two = new ApiClient(start("two").uri(), KEY);
    two.get("/api/resource-types").expect(200);
    String id =
        one.post("/api/interactions", BODY).expect(201).json().path("resourceTypeId").stringValue();

    assertThat(two.get("/api/interactions").json().at("/data/0/resourceTypeMnemonic"))
        .hasToString("\"T\"");
    two.post(
            "/api/interactions",
            BODY.replace("\"resourceType\": \"T\"", "\"resourceTypeId\": \"" + id + "\""))
        .expect(201);
    two.put("/api/resource-types/" + id, "{\"title\": \"New\", \"icon\": \"x\"}").expect(200);
    assertThat(one.get("/api/interactions?resourceType=T").json().at("/data/0/resourceTypeIcon"))
        .hasToString("\"x\"");

    JsonNode key = one.post("/api/api-keys", "{\"label\": \"leaked\"}").expect(201).json();
    ApiClient leaked = new ApiClient(two.server(), key.path("key").stringValue());
    leaked.get("/api/interactions").expect(200);
    one.delete("/api/api-keys/" + key.path("apiKeyId").stringValue()).expect(204);
    Await.until(
        "the revocation to be noticed",
        REVOCATION_NOTICED,
        () -> leaked.get("/api/interactions").status() == 401);
  }

  @Test
  void twoServers_noticeTheEndOfEachOthersSessions() {
    ApiClient one = new ApiClient(start("one").uri(), KEY);
    ApiClient two = new ApiClient(start("two").uri(), KEY);
    JsonNode key = one.post("/api/api-keys", "{\"label\": \"browser\"}").expect(201).json();
    Browser left = Browser.signIn(one);
    Browser revoked = Browser.signIn(new ApiClient(one.server(), key.path("key").stringValue()));
    for (Browser browser : List.of(left, revoked)) {
      browser.at(two.server()).get("/api/session").expect(200);
    }

    left.send("DELETE", "/api/session", "").expect(204);
    one.delete("/api/api-keys/" + key.path("apiKeyId").stringValue()).expect(204);

    for (Browser browser : List.of(left, revoked)) {
      browser.get("/api/session").expect(401);
      Await.until(
          "the end to be noticed",
          REVOCATION_NOTICED,
          () -> browser.at(two.server()).get("/api/session").status() == 401);
    }
  }

  @Test
  void twoServers_addNothingToACatalogThatTheOtherMadeStrict() {
    ApiClient one = new ApiClient(start("one").uri(), KEY);
    ApiClient two = new ApiClient(start("two").uri(), KEY);
    two.post("/api/interactions", BODY).expect(201);

    one.put("/api/settings", "{\"strictCatalog\": true}").expect(200);
    two.post("/api/interactions", BODY.replace("\"A\"", "\"UNKNOWN\"")).expect(400);
    assertThat(one.get("/api/actions").expect(200).text()).doesNotContain("UNKNOWN");
  }

  private void play(ServerProcess server, Path scenario) throws Exception {
    ApiClient root = new ApiClient(server.uri(), ROOT_KEY);
    String key =
        root.post("/api/tenants", "{\"name\": \"" + scenario.getFileName() + "\"}")
            .expect(201)
            .json()
            .path("apiKey")
            .stringValue();
    try (ScenarioRunner runner = new ScenarioRunner(server.uri(), key, OpenApiContract.load())) {
      runner.run(scenario);
    }
  }

  private ServerProcess start(String name) {
    ServerProcess server =
        CompiledServer.start(
            folder.resolve(name),
            Map.of(
                "PROVENANCE_DATABASE_URL", postgres.url(),
                "PROVENANCE_BOOTSTRAP_KEY", KEY,
                "PROVENANCE_ROOT_KEY", ROOT_KEY));
    servers.add(server);
    return server;
  }
}
