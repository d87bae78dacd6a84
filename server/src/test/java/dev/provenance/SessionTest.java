package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.Browser;
import dev.provenance.testkit.EventReader;
import dev.provenance.testkit.TestServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Signing in and out, and what a session may do and for how long. */
final class SessionTest {
  private static final String BODY =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";
  private static final Duration A_WEEK = Duration.ofDays(7);

  private final ApiClient admin = TestServer.newTenant();
  private final ApiClient nobody = new ApiClient(TestServer.uri(), "");

  @Test
  void start_validKey_setsACookieOutOfReach() {
    Instant before = Instant.now();
    Browser browser = Browser.signIn(admin);

    assertThat(browser.signedIn().header("Set-Cookie"))
        .isEqualTo(
            "provenance_session=%s; HttpOnly; SameSite=Strict; Path=/; Max-Age=604800"
                .formatted(browser.token()));
    JsonNode session = browser.signedIn().json();
    assertThat(browser.signedIn().text()).doesNotContain(browser.token());
    assertThat(session.path("tenant").stringValue()).startsWith("test-");
    assertThat(session.path("scopes")).hasToString("[\"read\",\"write\",\"admin\"]");
    assertThat(admin.key()).startsWith(session.path("prefix").stringValue());
    assertThat(session.path("label").stringValue()).isEqualTo("first admin key");
    assertThat(session.path("serverVersion").stringValue()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(Instant.parse(session.path("expiresDate").stringValue()))
        .isBetween(before.plus(A_WEEK).minusMillis(1), Instant.now().plus(A_WEEK));
    assertThat(browser.get("/api/session").expect(200).json()).isEqualTo(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https", "HTTPS", "https, http"})
  void start_overHttps_keepsTheCookieToHttps(String proto) {
    Browser browser = Browser.signIn(admin, Map.of("X-Forwarded-Proto", proto));

    assertThat(browser.signedIn().header("Set-Cookie")).endsWith("; Secure");
  }

  @Test
  void start_wrongKey_isUnauthorizedLikeEverywhere() {
    ApiClient.Answer usual = admin.send("GET", "/api/session", "", Map.of("x-api-key", "x"));
    for (String key : List.of("x", "pak_" + "7".repeat(64), TestServer.ROOT_KEY)) {
      ApiClient.Answer refused =
          nobody.post("/api/session", "{\"apiKey\": \"" + key + "\"}").expect(401);
      assertThat(refused.json().path("detail")).isEqualTo(usual.expect(401).json().path("detail"));
      assertThat(refused.header("Set-Cookie")).isEmpty();
      assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void start_faultyBody_isNamedWithoutQuotingTheKey() {
    for (String body : List.of("{}", "{\"apiKey\": 7}", "[]", admin.key(), "\"" + admin.key())) {
      assertThat(nobody.post("/api/session", body).expect(400).text())
          .as(body)
          .doesNotContain(admin.key().substring(12));
    }
    assertThat(nobody.post("/api/session", "{}").expect(400).json().at("/details/0/path"))
        .hasToString("\"/apiKey\"");
  }

  @Test
  void start_withATokenOfTheClients_makesANewOne() {
    String chosen = "A".repeat(43);
    Map<String, String> cookie = Map.of("Cookie", "provenance_session=" + chosen);

    Browser browser = Browser.signIn(admin, cookie);

    assertThat(browser.token()).isNotEqualTo(chosen);
    nobody.send("GET", "/api/session", "", cookie).expect(401);
    assertThat(Browser.signIn(admin).token()).isNotEqualTo(browser.token());
  }

  @Test
  void start_whileSignedIn_endsTheFormerSession() {
    Browser former = Browser.signIn(admin);

    Browser.signIn(admin, Map.of("Cookie", former.cookie(), "Sec-Fetch-Site", "same-origin"));

    former.get("/api/session").expect(401);
  }

  @Test
  void database_holdsNoToken() {
    Browser browser = Browser.signIn(admin);

    List<String> rows = TestServer.database().rows("SELECT s::text FROM session s");

    assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(browser.token()));
    assertThat(stored(browser)).isOne();
  }

  @Test
  void end_isEffectiveAtOnceAndForGood() {
    Browser browser = Browser.signIn(admin);
    Browser other = Browser.signIn(admin);
    browser.get("/api/interactions").expect(200);

    ApiClient.Answer ended = browser.send("DELETE", "/api/session", "").expect(204);

    assertThat(ended.header("Set-Cookie"))
        .isEqualTo("provenance_session=; HttpOnly; SameSite=Strict; Path=/; Max-Age=0");
    browser.get("/api/interactions").expect(401);
    assertThat(stored(browser)).isZero();
    browser.send("DELETE", "/api/session", "").expect(204);
    other.get("/api/session").expect(200);
  }

  @Test
  void end_withoutASession_isFine() {
    assertThat(nobody.delete("/api/session").expect(204).header("Set-Cookie"))
        .contains("Max-Age=0");
    admin.delete("/api/session").expect(204);
    admin.get("/api/session").expect(200);
  }

  @Test
  void get_withAKey_tellsTheKeysOwnEnd() {
    assertThat(admin.get("/api/session").expect(200).json().path("expiresDate").isNull()).isTrue();
    JsonNode writer =
        create(
            "{\"label\": \"w\", \"scopes\": [\"write\"], \"expiresDate\": \"2099-01-01T00:00:00Z\"}");

    JsonNode session = client(writer).get("/api/session").expect(200).json();

    assertThat(session.path("expiresDate").stringValue()).isEqualTo("2099-01-01T00:00:00.000Z");
    assertThat(session.path("apiKeyId")).isEqualTo(writer.path("apiKeyId"));
    nobody.get("/api/session").expect(401);
  }

  @Test
  void session_mayDoWhatItsKeyMay() {
    Browser reader = Browser.signIn(client(create("{\"label\": \"r\", \"scopes\": [\"read\"]}")));
    Browser all = Browser.signIn(admin);

    reader.get("/api/interactions").expect(200);
    assertThat(reader.send("POST", "/api/interactions", BODY).expect(403).text())
        .contains("scope write");
    reader.get("/api/api-keys").expect(403);
    all.send("POST", "/api/interactions", BODY).expect(201);
    all.get("/api/api-keys").expect(200);
    all.get("/api/tenants").expect(401);
    assertThat(reader.get("/api/interactions?origin=O").json().at("/pagination/total"))
        .hasToString("1");
  }

  @Test
  void keyRevoked_itsSessionsEndAtOnce() {
    JsonNode key = create("{\"label\": \"leaked\"}");
    Browser browser = Browser.signIn(client(key));
    browser.get("/api/interactions").expect(200);

    admin.delete("/api/api-keys/" + key.path("apiKeyId").stringValue()).expect(204);

    browser.get("/api/interactions").expect(401);
    nobody
        .post("/api/session", "{\"apiKey\": \"" + key.path("key").stringValue() + "\"}")
        .expect(401);
  }

  @Test
  void keyThatExpires_takesItsSessionsAlong() {
    Instant end = Instant.now().plusSeconds(2);
    JsonNode key = create("{\"label\": \"short\", \"expiresDate\": \"%s\"}".formatted(end));
    Browser browser = Browser.signIn(client(key));

    assertThat(browser.signedIn().json().path("expiresDate")).isEqualTo(key.path("expiresDate"));
    assertThat(browser.signedIn().header("Set-Cookie")).containsPattern("Max-Age=[12]$");
    Await.until("expiry", () -> browser.get("/api/session").status() == 401);
  }

  @Test
  void sessionThatHasEnded_isUnauthorized() {
    Browser browser = Browser.signIn(admin);
    endNow(browser);

    browser.get("/api/session").expect(401);
  }

  @Test
  void stream_ofASession_endsWithIt() throws Exception {
    Browser browser = Browser.signIn(admin);
    URI stream = URI.create(TestServer.uri() + "/api/interactions/stream?after=0");
    try (EventReader reader = EventReader.open(stream, Map.of("Cookie", browser.cookie()))) {
      browser.send("POST", "/api/interactions", BODY).expect(201);
      Await.until("the event", () -> reader.events().size() == 1);

      browser.send("DELETE", "/api/session", "").expect(204);

      Await.until("the end", reader::isEnded);
    }
  }

  /** Makes its date of expiry the moment that has just passed; nothing has remembered it yet. */
  private static void endNow(Browser browser) {
    TestServer.database()
        .rows(
            "UPDATE session SET expires_date = now() - interval '1 ms' WHERE "
                + isOf(browser)
                + " RETURNING 1");
  }

  private static long stored(Browser browser) {
    return TestServer.database().number("SELECT count(*) FROM session WHERE " + isOf(browser));
  }

  private static String isOf(Browser browser) {
    return "token_hash = sha256('" + browser.token() + "'::bytea)";
  }

  private JsonNode create(String body) {
    return admin.post("/api/api-keys", body).expect(201).json();
  }

  private static ApiClient client(JsonNode created) {
    return new ApiClient(TestServer.uri(), created.path("key").stringValue());
  }
}
