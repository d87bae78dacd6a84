package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Browser;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.Http;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Keys, tokens and passwords are in no answer but the one that hands them out, in no log and in no
 * table, whatever is done with them.
 */
final class SecretsStaySecretTest {
  private static final String KEY = "pak_" + "c5".repeat(32);
  private static final String CREDENTIALS = "grant_type=client_credentials&client_id=%s";

  /** Characters at the beginning of a key that are shown, to tell it from others. */
  private static final int SHOWN = 12;

  @TempDir Path data;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();

  @Test
  void secrets_areInNoAnswerNoLogAndNoTable() throws Exception {
    List<String> secrets;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    StreamHandler logged = new StreamHandler(log, new SimpleFormatter());
    Logger.getLogger("").addHandler(logged);
    try (App app = LoggedServer.start(data, KEY, said::add, said::add)) {
      secrets = secrets(new ApiClient(app.uri(), KEY));
      secrets.forEach(secret -> show(secret, app.uri()));
      said.addAll(tables());
      // From now on whatever has to do with sessions fails as nothing foresees.
      TestDatabase.embedded(data).execute("ALTER TABLE session RENAME TO gone");
      secrets.forEach(secret -> show(secret, app.uri()));
    } finally {
      Logger.getLogger("").removeHandler(logged);
      logged.close();
    }
    said.addAll(log.toString(StandardCharsets.UTF_8).lines().toList());
    said.addAll(Files.readAllLines(data.resolve("postgres.log")));

    assertThat(said)
        .as("an access log, a table, a log and another")
        .anyMatch(line -> line.contains("\"path\":\"/oauth/token\""))
        .anyMatch(line -> line.startsWith("(") && line.contains("a key's label"))
        .anyMatch(line -> line.contains("POST /api/session failed, requestId "))
        .anyMatch(line -> line.contains("relation \"session\" does not exist"));
    assertThat(said)
        .noneMatch(
            line -> secrets.stream().flatMap(s -> traces(s).stream()).anyMatch(line::contains));
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

  /** Of every kind there is. */
  private List<String> secrets(ApiClient client) throws IOException {
    JsonNode made = client.post("/api/api-keys", "{\"label\": \"a key's label\"}").json();
    String form =
        CREDENTIALS.formatted(made.path("apiKeyId").stringValue())
            + "&client_secret="
            + made.path("key").stringValue();
    JsonNode granted = nobody(client.server(), "POST", "/oauth/token", form, Map.of()).json();
    return List.of(
        KEY,
        made.path("key").stringValue(),
        granted.path("access_token").stringValue(),
        Browser.signIn(client).token(),
        Files.readString(data.resolve("root-key")).strip(),
        Files.readString(data.resolve("postgres-password")).strip());
  }

  /** Sends it in every place where a secret can be, to who takes it and to who does not. */
  private void show(String secret, URI server) {
    for (Map<String, String> headers :
        List.of(
            Map.of("x-api-key", secret),
            Map.of("x-api-key", secret + "0"),
            Map.of("Authorization", "Bearer " + secret),
            Map.of("Authorization", "Basic " + basic(secret)),
            Map.of("Cookie", "provenance_session=" + secret))) {
      for (String path :
          List.of("/api/session", "/api/api-keys", "/api/interactions?limit=0", "/api/traces/x")) {
        tell(nobody(server, "GET", path, "", headers));
      }
      tell(nobody(server, "POST", "/api/interactions", "{}", headers));
      tell(nobody(server, "POST", "/api/tenants", "{}", headers));
      tell(nobody(server, "POST", "/oauth/token", CREDENTIALS.formatted("x"), headers));
    }
    for (String body :
        List.of(
            "{\"apiKey\": \"%s\"}",
            "{\"apiKey\": \"%s0\"}",
            "{\"apiKey\": \"%s\", }",
            "{\"apiKey\": [\"%s\"]}",
            "[\"%s\"]",
            "%s")) {
      tell(nobody(server, "POST", "/api/session", body.formatted(secret), Map.of()));
    }
    for (String more :
        List.of(
            "&client_secret=%1$s",
            "&client_secret=%1$s%%zz", "&client_secret=%1$s&client_secret=%1$s")) {
      String form = CREDENTIALS.formatted("x") + more.formatted(secret);
      tell(nobody(server, "POST", "/oauth/token", form, Map.of()));
    }
    for (String end : List.of("", "; \"")) {
      Http.Answer page = Http.get(server, "/", "Cookie: provenance_session=" + secret + end);
      said.addAll(page.headers());
      said.add(page.text());
    }
  }

  private static ApiClient.Answer nobody(
      URI server, String method, String path, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    if (path.equals("/oauth/token")) {
      all.put("Content-Type", "application/x-www-form-urlencoded");
    }
    return new ApiClient(server, "").send(method, path, body, all);
  }

  private void tell(ApiClient.Answer answer) {
    said.addAll(answer.text().lines().toList());
    answer.headers().map().forEach((name, values) -> said.add(name + ": " + values));
  }

  /** Every row of every table as text, in which bytes are hexadecimal. */
  private List<String> tables() {
    TestDatabase database = TestDatabase.embedded(data);
    String names =
        """
        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema')\
        """;
    return database.rows(names).stream()
        .flatMap(table -> database.rows("SELECT r::text FROM " + table + " r").stream())
        .toList();
  }

  /** What tells it: itself, its bytes, and how it is sent to get a token. */
  private static List<String> traces(String secret) {
    String hidden = secret.substring(SHOWN);
    String bytes = HexFormat.of().formatHex(hidden.getBytes(StandardCharsets.US_ASCII));
    return List.of(hidden, bytes, basic(secret));
  }

  private static String basic(String secret) {
    byte[] text = ("x:" + secret).getBytes(StandardCharsets.US_ASCII);
    return Base64.getEncoder().encodeToString(text);
  }
}
