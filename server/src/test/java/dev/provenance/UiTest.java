package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Http;
import dev.provenance.testkit.TestServer;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web UI as it was built, from the server it comes with. */
final class UiTest {
  private static final String HTML = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");
  private static final Pattern SCRIPT = Pattern.compile("<script[^>]* src=\"\\./([^\"]+)\"");

  private final URI server = TestServer.uri();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/interactions",
        "/interactions?action=CREATE&page=2",
        "/traces/550e8400-e29b-41d4-a716-446655440000",
        "/resources/ORDER/order-1%2F2",
        "/resources/ORDER/a%20b.js",
        "/apis",
        "/index.html",
      })
  void page_isAtEveryPathOfIts(String path) {
    Http.Answer answer = Http.get(server, path, HTML);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.text()).contains("<base href=\"/\"", "<div id=\"root\">");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/",
        "/api/unknown",
        "/api/interactions/a/b",
        "/api%2Funknown",
        "/health",
        "/health/unknown",
        "/docs/unknown",
        "/docs/a/b",
        "/metrics/unknown",
        "/oauth",
        "/oauth/unknown",
        "/openapi.yaml/unknown",
        "/assets/unknown.js",
      })
  void unknownPath_ofTheServersOwn_isNotFound(String path) {
    Http.Answer answer = Http.get(server, path, HTML);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void unknownPath_forWhoeverWantsNoPage_isNotFound() {
    for (String accepted : new String[] {"application/json", "application/problem+json, image/*"}) {
      assertThat(Http.get(server, "/interactions", "Accept: " + accepted).status()).isEqualTo(404);
    }
    assertThat(Http.send(server, "POST /interactions", HTML, "Content-Length: 0").status())
        .isEqualTo(404);
    assertThat(Http.get(server, "/interactions", "Accept: */*").status()).isEqualTo(200);
  }

  @Test
  void page_takesOnlyItsOwnScriptsAndStyles() {
    Http.Answer answer = Http.get(server, "/", HTML);
    String nonce = nonce(answer);

    assertThat(answer.header("Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
                + nonce
                + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
                + " base-uri 'self'; form-action 'none'; frame-ancestors 'none'");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(nonce).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(nonce(Http.get(server, "/", HTML)));
    assertThat(answer.text()).doesNotContain("__CSP_NONCE__");
  }

  @Test
  void page_findsItsFiles() {
    Matcher script = SCRIPT.matcher(Http.get(server, "/traces/x", HTML).text());
    assertThat(script.find()).isTrue();

    Http.Answer file = Http.get(server, "/" + script.group(1), "Accept-Encoding: gzip, deflate");

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(file.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(file.header("Cache-Control")).contains("immutable");
    assertThat(Http.get(server, "/favicon.svg").header("Content-Type")).isEqualTo("image/svg+xml");
  }

  @Test
  void answersOfTheApi_areNeitherKeptNorGuessedAt() {
    ApiClient client = TestServer.newTenant();

    for (ApiClient.Answer answer :
        new ApiClient.Answer[] {
          client.get("/api/interactions").expect(200),
          client.get("/api/interactions/0190d5e2-8f00-7c11-b2d4-0a1b2c3d4e42").expect(404),
          client.delete("/api/session").expect(204),
          client.get("/health/live").expect(200)
        }) {
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  private static String nonce(Http.Answer page) {
    Matcher nonce = NONCE.matcher(page.text());
    assertThat(nonce.find()).isTrue();
    return nonce.group(1);
  }
}
