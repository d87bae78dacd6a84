package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Access tokens by the client credentials grant of OAuth 2.0. */
final class TokenTest {
  private static final String BODY =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";

  private final ApiClient admin = TestServer.newTenant();
  private final ApiClient nobody = new ApiClient(admin.server(), "");
  private final JsonNode key =
      admin.post("/api/api-keys", "{\"label\": \"program\"}").expect(201).json();
  private final String id = key.path("apiKeyId").stringValue();
  private final String secret = key.path("key").stringValue();

  @Test
  void token_doesWhatItsKeyMay_forAnHour() {
    Instant before = Instant.now();
    ApiClient.Answer granted = ask(credentials());

    JsonNode token = granted.expect(200).json();
    assertThat(token.path("token_type").stringValue()).isEqualTo("Bearer");
    assertThat(token.path("expires_in").intValue()).isEqualTo(3600);
    assertThat(token.path("scope").stringValue()).isEqualTo("read write");
    assertThat(granted.header("Cache-Control")).isEqualTo("no-store");
    send(token, "POST", "/api/interactions", BODY).expect(201);
    JsonNode session = send(token, "GET", "/api/session", "").expect(200).json();
    assertThat(session.path("apiKeyId").stringValue()).isEqualTo(id);
    assertThat(Instant.parse(session.path("expiresDate").stringValue()))
        .isBetween(
            before.plus(Duration.ofHours(1)).minusMillis(1),
            Instant.now().plus(Duration.ofHours(1)));
    send(token, "GET", "/api/api-keys", "").expect(403);
  }

  @Test
  void token_withFewerScopes_mayNoMore() {
    JsonNode token = ask(credentials() + "&scope=read").expect(200).json();

    assertThat(token.path("scope").stringValue()).isEqualTo("read");
    send(token, "GET", "/api/interactions", "").expect(200);
    send(token, "POST", "/api/interactions", BODY).expect(403);
    assertThat(send(token, "GET", "/api/session", "").json().path("scopes"))
        .hasToString("[\"read\"]");
  }

  @Test
  void token_endsWithItsKey() {
    JsonNode token = ask(credentials()).expect(200).json();
    send(token, "GET", "/api/interactions", "").expect(200);

    admin.delete("/api/api-keys/" + id).expect(204);

    send(token, "GET", "/api/interactions", "").expect(401);
    ask(credentials()).expect(401);
  }

  @Test
  void token_canBeGivenBack() {
    JsonNode token = ask(credentials()).expect(200).json();

    send(token, "DELETE", "/api/session", "").expect(204);

    send(token, "GET", "/api/interactions", "").expect(401);
    ask(credentials()).expect(200);
  }

  /** A key that a token made would outlive it, a token or a session that it got would, too. */
  @Test
  void token_isNotExchangedForMore() {
    String adminId = admin.get("/api/session").expect(200).json().path("apiKeyId").stringValue();
    JsonNode token = ask(credentials(adminId, admin.key())).expect(200).json();
    String text = token.path("access_token").stringValue();

    send(token, "GET", "/api/api-keys", "").expect(200);
    send(token, "POST", "/api/api-keys", "{\"label\": \"mine\"}").expect(403);
    ask(credentials(adminId, text)).expect(401);
    nobody.post("/api/session", "{\"apiKey\": \"" + text + "\"}").expect(401);
  }

  @Test
  void token_neverOutlivesItsKey() {
    String soon = Instant.now().plusSeconds(60).toString();
    JsonNode brief =
        admin
            .post("/api/api-keys", "{\"label\": \"brief\", \"expiresDate\": \"" + soon + "\"}")
            .expect(201)
            .json();

    JsonNode token =
        ask(credentials(brief.path("apiKeyId").stringValue(), brief.path("key").stringValue()))
            .expect(200)
            .json();

    assertThat(token.path("expires_in").intValue()).isBetween(1, 60);
  }

  @Test
  void credentials_asBasic_willDo() {
    String basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));

    nobody
        .send(
            "POST",
            "/oauth/token",
            "grant_type=client_credentials",
            Map.of(
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Authorization",
                "Basic " + basic))
        .expect(200);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400, invalid_request",
    "grant_type=password, 400, unsupported_grant_type",
    "grant_type=client_credentials, 401, invalid_client",
    "grant_type=client_credentials&client_id=ID, 401, invalid_client",
    "grant_type=client_credentials&client_id=ID&client_secret=pak_wrong, 401, invalid_client",
    "grant_type=client_credentials&client_id=other&client_secret=SECRET, 401, invalid_client",
    "grant_type=client_credentials&client_id=ID&client_secret=SECRET&scope=admin, 400, invalid_scope",
    "grant_type=client_credentials&client_id=ID&client_secret=SECRET&scope=all, 400, invalid_scope",
  })
  void refusals_areThoseOfTheStandard(String form, int status, String error) {
    ApiClient.Answer answer = ask(form.replace("ID", id).replace("SECRET", secret)).expect(status);

    assertThat(answer.json().path("error").stringValue()).isEqualTo(error);
    assertThat(answer.text()).doesNotContain(secret);
    if (status == 401) {
      assertThat(answer.header("WWW-Authenticate")).startsWith("Basic ");
    }
  }

  @Test
  void formThatIsNone_isRefusedWithoutQuotingIt() {
    assertThat(ask(credentials() + "&client_secret=" + secret).expect(400).text())
        .contains("\"invalid_request\"", "client_secret")
        .doesNotContain(secret);
    assertThat(ask("grant_type=%zz").expect(400).text())
        .contains("\"invalid_request\"", "not a form");
    nobody.post("/oauth/token", "{}").expect(415);
  }

  private String credentials() {
    return credentials(id, secret);
  }

  private static String credentials(String id, String secret) {
    return "grant_type=client_credentials&client_id=" + id + "&client_secret=" + secret;
  }

  private ApiClient.Answer ask(String form) {
    return nobody.send(
        "POST", "/oauth/token", form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
  }

  private ApiClient.Answer send(JsonNode token, String method, String path, String body) {
    String bearer = "Bearer " + token.path("access_token").stringValue();
    return nobody.send(method, path, body, Map.of("Authorization", bearer));
  }
}
