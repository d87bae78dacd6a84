package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Browser;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.Http;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key and a session's token appear in no answer and in no log, whatever is done with them. */
final class SecretsStaySecretTest {
  private static final String KEY = "pak_" + "c5".repeat(32);
  private static final String SECRET_PART = KEY.substring(12);

  @TempDir Path data;

  @Test
  void answersAndLogs_tellNeitherKeyNorToken() throws Exception {
    TestServer.sharePrograms(data);
    List<String> said = new ArrayList<>();
    String token;
    try (ServerProcess server =
        CompiledServer.start(data, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY))) {
      ApiClient client = new ApiClient(server.uri(), KEY);
      Browser browser = Browser.signIn(client);
      token = browser.token();
      said.add(browser.signedIn().text());
      for (String path :
          List.of("/api/session", "/api/api-keys", "/api/interactions?limit=0", "/api/traces/x")) {
        said.addAll(told(client.get(path)));
        said.addAll(told(browser.get(path)));
      }
      said.addAll(told(client.post("/api/session", "{\"apiKey\": \"" + KEY + "\", }")));
      said.addAll(told(client.post("/api/session", KEY)));
      said.addAll(told(client.post("/api/session", "[\"" + KEY + "\"]")));
      said.addAll(told(client.post("/api/session", "{\"apiKey\": [\"" + KEY + "\"]}")));
      said.addAll(told(client.post("/api/session", "{\"apiKey\": \"" + KEY + "0\"}")));
      said.addAll(told(browser.send("POST", "/api/interactions", "{}", Map.of())));
      said.addAll(raw(server, "GET /api/session", "Cookie: provenance_session=" + token + "; \""));
      said.addAll(raw(server, "GET /", "Cookie: provenance_session=" + token));
      breakTheDatabase();
      said.addAll(told(browser.get("/api/session")));
      said.addAll(told(client.post("/api/session", "{\"apiKey\": \"" + KEY + "\"}")));
      said.addAll(told(browser.send("DELETE", "/api/session", "")));
      assertThat(server.log()).anyMatch(line -> line.contains("requestId"));
      said.addAll(server.log());
    }
    said.addAll(Files.readAllLines(data.resolve("postgres.log")));

    assertThat(said).hasSizeGreaterThan(30);
    assertThat(said).noneMatch(line -> line.contains(SECRET_PART) || line.contains(token));
  }

  @Test
  void wrongKeys_howeverMany_areNotLogged() throws Exception {
    TestServer.sharePrograms(data);
    try (ServerProcess server =
        CompiledServer.start(data, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY))) {
      int before = server.log().size();
      for (int i = 0; i < 20; i++) {
        String wrong = "pak_%064x".formatted(i);
        new ApiClient(server.uri(), wrong).get("/api/interactions").expect(401);
      }
      assertThat(server.log()).hasSize(before);
    }
  }

  /** From now on whatever has to do with sessions fails as nothing foresees. */
  private void breakTheDatabase() throws SQLException {
    try (Connection connection = TestDatabase.embedded(data).connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE session RENAME TO gone");
    }
  }

  private static List<String> told(ApiClient.Answer answer) {
    List<String> lines = new ArrayList<>(answer.text().lines().toList());
    answer.headers().map().forEach((name, values) -> lines.add(name + ": " + values));
    return lines;
  }

  private static List<String> raw(ServerProcess server, String methodAndPath, String header) {
    Http.Answer answer = Http.send(server.uri(), methodAndPath, header);
    List<String> lines = new ArrayList<>(answer.headers());
    lines.add(answer.text());
    return lines;
  }
}
