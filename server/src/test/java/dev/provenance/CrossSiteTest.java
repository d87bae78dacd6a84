package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Browser;
import dev.provenance.testkit.TestServer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No other site's page acts in the name of a browser that is signed in. */
final class CrossSiteTest {
  private static final String BODY =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";

  private final ApiClient admin = TestServer.newTenant();

  /** HOST stands for this server's own host and port. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sec-Fetch-Site: same-origin",
        "Sec-Fetch-Site: same-origin; Origin: http://other.example",
        "Origin: http://HOST",
        "Origin: HTTP://HOST",
        "Origin: https://audit.example; X-Forwarded-Host: audit.example",
        "Origin: https://Audit.Example; X-Forwarded-Host: audit.example:443, inner:80",
        "Origin: http://audit.example; X-Forwarded-Host: audit.example:80",
        "Origin: https://audit.example:8443; X-Forwarded-Host: audit.example:8443",
      })
  void change_fromOurOwnPages_isDone(String headers) {
    Browser.signIn(admin).send("POST", "/api/interactions", BODY, read(headers)).expect(201);
    Browser.signIn(admin, read(headers));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: none",
        "Sec-Fetch-Site: cross-site; Origin: http://HOST",
        "Origin: null",
        "Origin: http://other.example",
        "Origin: http://HOST.other.example",
        "Origin: http://other.example/HOST",
        "Origin: http://localhost:1",
        "Origin: https://audit.example; X-Forwarded-Host: other.example",
        "Origin: https://audit.example:80; X-Forwarded-Host: audit.example",
        "Origin: audit.example; X-Forwarded-Host: audit.example",
      })
  void change_fromAnotherSite_isForbidden(String headers) {
    Browser browser = Browser.signIn(admin);
    for (String method : List.of("POST", "PUT", "DELETE")) {
      String path =
          switch (method) {
            case "POST" -> "/api/interactions";
            case "PUT" -> "/api/settings";
            default -> "/api/session";
          };
      String body = method.equals("PUT") ? "{\"strictCatalog\": true}" : BODY;
      ApiClient.Answer refused =
          browser.send(method, path, method.equals("DELETE") ? "" : body, read(headers));
      assertThat(refused.expect(403).text()).contains("own pages");
    }
    new ApiClient(TestServer.uri(), "")
        .send("POST", "/api/session", "{\"apiKey\": \"" + admin.key() + "\"}", read(headers))
        .expect(403);
    browser.get("/api/session").expect(200);
    assertThat(admin.get("/api/interactions").json().at("/pagination/total")).hasToString("0");
  }

  @Test
  void change_withACookieAndNoWordWhereFrom_isForbidden() {
    Browser browser = Browser.signIn(admin);

    browser.send("POST", "/api/interactions", BODY, Map.of()).expect(403);
    browser.send("DELETE", "/api/session", "", Map.of()).expect(403);
  }

  @Test
  void signIn_ofAProgram_needsNoSuchHeaders() {
    Browser.signIn(admin, Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "none", "same-origin"})
  void reading_changesNothing(String site) {
    Map<String, String> headers = Map.of("Sec-Fetch-Site", site, "Origin", "http://other.example");

    Browser.signIn(admin).send("GET", "/api/interactions", "", headers).expect(200);
  }

  /** Another site's page cannot send a key it does not know. */
  @Test
  void key_goesBeforeTheCookie() {
    Browser browser = Browser.signIn(admin);
    Map<String, String> both = Map.of("x-api-key", admin.key(), "Sec-Fetch-Site", "cross-site");
    Map<String, String> wrong = Map.of("x-api-key", "pak_" + "3".repeat(64));

    browser.send("POST", "/api/interactions", BODY, both).expect(201);
    browser.send("GET", "/api/session", "", wrong).expect(401);
    browser
        .send(
            "GET", "/api/session", "", Map.of("Authorization", "Bearer " + wrong.get("x-api-key")))
        .expect(401);
  }

  /** A key is no token, and a token no key. */
  @Test
  void secrets_areOfOneKindOnly() {
    Browser browser = Browser.signIn(admin);
    ApiClient nobody = new ApiClient(TestServer.uri(), "");

    nobody
        .send("GET", "/api/session", "", Map.of("Cookie", "provenance_session=" + admin.key()))
        .expect(401);
    nobody.send("GET", "/api/session", "", Map.of("x-api-key", browser.token())).expect(401);
    for (String cookie : List.of("provenance_session", "provenance_session=", "=;;=", "\"")) {
      nobody.send("GET", "/api/session", "", Map.of("Cookie", cookie)).expect(401);
    }
  }

  private static Map<String, String> read(String headers) {
    Map<String, String> result = new HashMap<>();
    Arrays.stream(headers.split("; "))
        .map(header -> header.split(": ", 2))
        .forEach(h -> result.put(h[0], h[1].replace("HOST", TestServer.uri().getAuthority())));
    return result;
  }
}
