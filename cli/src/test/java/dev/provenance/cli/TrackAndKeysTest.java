package dev.provenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.Cli.Outcome;
import dev.provenance.cli.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class TrackAndKeysTest {
  @TempDir static Path directory;
  static TestServer server;
  static Cli cli;
  @TempDir Path home;
  final JsonMapper json = new JsonMapper();

  @BeforeAll
  static void start() {
    server = new TestServer(directory);
    cli = Cli.with(server.variables());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void track_everyOption_isRecorded() {
    String uow = "550e8400-e29b-41d4-a716-446655440000";
    JsonNode record =
        json.readTree(
            cli.run(
                    "track",
                    "-r",
                    "r-1",
                    "-t",
                    "T",
                    "-a",
                    "A",
                    "-o",
                    "O",
                    "-u",
                    uow,
                    "--user",
                    "ada",
                    "-d",
                    "{\"n\":1}",
                    "--timestamp",
                    "2026-01-02T03:04:05+01:00",
                    "--span-id",
                    "s",
                    "--parent-span",
                    "p",
                    "--external-reference",
                    "x",
                    "--json")
                .out());

    assertThat(record.path("resourceId").asString()).isEqualTo("r-1");
    assertThat(record.path("uowId").asString()).isEqualTo(uow);
    assertThat(record.path("userId").asString()).isEqualTo("ada");
    assertThat(record.path("interactionTimestamp").asString())
        .isEqualTo("2026-01-02T02:04:05.000Z");
    assertThat(record.path("spanId").asString()).isEqualTo("s");
    assertThat(record.path("parentSpanId").asString()).isEqualTo("p");
    assertThat(record.path("externalReference").asString()).isEqualTo("x");
    assertThat(record.path("interaction").toString()).isEqualTo("{\"n\":1}");
  }

  @Test
  void track_typeByItsId_isTheSameType() {
    JsonNode byName = json.readTree(track("-r", "a", "-t", "BY_ID", "-a", "A", "--json").out());
    String id = byName.path("resourceTypeId").asString();

    JsonNode byId = json.readTree(track("-r", "a", "-t", id, "-a", "A", "--json").out());

    assertThat(byId.path("resourceTypeId").asString()).isEqualTo(id);
  }

  @Test
  void track_stdin_isSentCharacterForCharacter() {
    String payload = "{ \"a\": 1.00,\n \"a\": \"\\u00e4 ü\" }";

    String span =
        cli.reading(payload).run("track", "-r", "s", "-t", "T", "-a", "A", "--stdin").out();

    assertThat(span).matches("[0-9a-f-]{36}\n");
    assertThat(cli.run("search", "-r", "s", "--ndjson").out())
        .contains("\"interaction\":{\"a\":1.00,\"a\":\"\\u00e4 ü\"}");
  }

  @Test
  void track_origin_optionThenEnvironmentThenCli() {
    assertThat(origin(cli)).isEqualTo("CLI");
    assertThat(origin(cli.setting("PROVENANCE_ORIGIN", "FROM_ENV"))).isEqualTo("FROM_ENV");
    assertThat(origin(cli.setting("PROVENANCE_ORIGIN", "FROM_ENV"), "-o", "GIVEN"))
        .isEqualTo("GIVEN");
  }

  @Test
  void track_wrongUse_isSaidBeforeAnythingIsSent() {
    assertThat(wrong("-d", "{\"a\":1} x")).contains("--data is not JSON: line 1, column ");
    assertThat(wrong("-d", "")).contains("--data is not JSON: it is empty");
    assertThat(wrong("-d", "{}", "--stdin")).contains("--data and --stdin");
    assertThat(wrong("-u", "42")).contains("'42' is no UUID");
    assertThat(wrong("--timestamp", "2026-01-01")).contains("'2026-01-01' is no time");
    assertThat(cli.run("track", "-r", "a").err()).contains("Missing required options", "--type");
  }

  @Test
  void keys_createUseRevoke() {
    Outcome created =
        cli.run("keys", "create", "--label", "for a test", "--scope", "read", "--expires", "1h");
    String key = created.out().strip();
    assertThat(key).matches("pak_[0-9a-f]{64}");
    assertThat(created.err()).contains("only time");
    assertThat(cli.run("keys", "list").out()).containsPattern("for a test +read +2");

    Cli other = cli.setting("PROVENANCE_API_KEY", key);
    assertThat(other.run("search").code()).isZero();
    assertThat(other.run("track", "-r", "a", "-t", "T", "-a", "A").err()).contains("answered 403");

    String prefix = key.substring(0, 12);
    Outcome refused = cli.asking(question -> "n").run("keys", "revoke", prefix);
    assertThat(refused.code()).isEqualTo(1);
    assertThat(other.run("search").code()).isZero();
    assertThat(cli.asking(question -> "y").run("keys", "revoke", prefix).code()).isZero();
    assertThat(other.run("search").err()).contains("answered 401");
    assertThat(cli.run("keys", "revoke", prefix).err()).contains("No key has the id or prefix");
  }

  @Test
  void login_keyOnStdin_isKeptAndUsed() throws IOException {
    Outcome login =
        stranger().reading(TestServer.KEY + "\n").run("login", "--api-url", server.apiUrl());

    assertThat(login.code()).as(login.err()).isZero();
    assertThat(login.out()).isEmpty();
    assertThat(login.err())
        .contains("Logged in to " + server.apiUrl())
        .doesNotContain(TestServer.KEY);
    assertThat(Files.readString(home.resolve("provenance/config.json"))).contains(TestServer.KEY);
    assertThat(stranger().run("search").code()).isZero();
  }

  @Test
  void login_asked_answersAreTaken() {
    Outcome login =
        stranger()
            .asking(question -> question.startsWith("secret ") ? TestServer.KEY : server.apiUrl())
            .run("login");

    assertThat(login.code()).as(login.err()).isZero();
    assertThat(stranger().run("search").code()).isZero();
  }

  @Test
  void login_whatIsWrong_isSaidAndNothingKept() {
    Cli stranger = stranger();
    String nowhere = "http://127.0.0.1:1/api";

    assertThat(stranger.run("login", "--api-url", server.apiUrl(), "--api-key", "pak_no").err())
        .contains("does not know this key");
    assertThat(stranger.run("login", "--api-url", nowhere, "--api-key", "pak_no").err())
        .contains(nowhere + " refuses the connection");
    assertThat(
            stranger
                .run("login", "--api-url", server.apiUrl() + "/x", "--api-key", TestServer.KEY)
                .err())
        .contains("There is no Provenance API at ");
    Outcome none = stranger.run("login", "--api-url", server.apiUrl());
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("apiKey is missing");
    assertThat(home.resolve("provenance")).doesNotExist();
  }

  @Test
  void login_keyThatMayNotRead_isKeptAndSaid() {
    String key = cli.run("keys", "create", "--label", "writer", "--scope", "write").out().strip();

    Outcome login = stranger().reading(key).run("login", "--api-url", server.apiUrl());

    assertThat(login.code()).isZero();
    assertThat(login.err()).contains("Logged in", "This key may not read");
    assertThat(stranger().run("track", "-r", "a", "-t", "T", "-a", "A").code()).isZero();
  }

  private Cli stranger() {
    return Cli.with(Map.of("XDG_CONFIG_HOME", home.toString()));
  }

  private String origin(Cli cli, String... more) {
    String[] line = {"track", "-r", "o", "-t", "T", "-a", "A"};
    assertThat(cli.run(concat(line, more)).code()).isZero();
    return json.readTree(cli.run("search", "-r", "o", "-n", "1", "--ndjson").out())
        .path("originMnemonic")
        .asString();
  }

  private static Outcome track(String... arguments) {
    return cli.run(concat(new String[] {"track"}, arguments));
  }

  private static String wrong(String... arguments) {
    Outcome outcome = track(concat(new String[] {"-r", "w", "-t", "T", "-a", "A"}, arguments));
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(cli.run("search", "-r", "w", "--ndjson").out()).isEmpty();
    return outcome.err();
  }

  private static String[] concat(String[] first, String... second) {
    return Stream.of(first, second).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
