package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.Http;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind a proxy that shows the server below a path, be that path stripped or not. */
final class PathPrefixTest {
  private static final String KEY = "pak_" + "d".repeat(64);
  private static final String PREFIX = "/tools/provenance";
  private static final String BODY =
      "{\"resourceId\": \"a/b\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";
  private static final Pattern RELATIVE = Pattern.compile("(?:src|href)=\"([a-z][^\":]*)\"");

  @TempDir static Path data;
  private static ServerProcess process;
  private static URI server;

  @BeforeAll
  static void start() {
    process =
        CompiledServer.start(
            TestServer.sharePrograms(data),
            Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY, "PROVENANCE_PATH_PREFIX", PREFIX));
    server = process.uri();
  }

  @AfterAll
  static void stop() {
    process.close();
  }

  @Test
  void readyLine_namesTheAddressWithThePrefix() {
    assertThat(server.getPath()).isEqualTo(PREFIX);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", PREFIX})
  void everything_isAnsweredWithAndWithoutIt(String root) {
    String key = "x-api-key: " + KEY;
    for (String path : new String[] {"/health/ready", "/metrics", "/openapi.yaml", "/docs/"}) {
      assertThat(Http.get(server, root + path).status()).as(path).isEqualTo(200);
    }
    assertThat(Http.get(server, root + "/api/interactions", key).status()).isEqualTo(200);
    assertThat(Http.get(server, root + "/api/interactions").status()).isEqualTo(401);
    assertThat(Http.get(server, root + "/favicon.svg").status()).isEqualTo(200);
    assertThat(Http.get(server, root + "/api/unknown", key).status()).isEqualTo(404);
    assertThat(Http.get(server, root + "/assets/unknown.js").status()).isEqualTo(404);
    for (String path : new String[] {"/", "/interactions", "/resources/ORDER/order-1%2F2"}) {
      assertThat(Http.get(server, root + path, "Accept: text/html").text())
          .as(path)
          .contains("<base href=\"" + PREFIX + "/\"");
    }
  }

  @Test
  void prefixItself_isThePage() {
    assertThat(Http.get(server, PREFIX, "Accept: text/html").text())
        .contains("<base href=\"" + PREFIX + "/\"");
    assertThat(Http.get(server, "/tools/provenance2/api/session").status()).isEqualTo(200);
    assertThat(Http.get(server, "/tools/api/session", "Accept: image/png").status()).isEqualTo(404);
  }

  @Test
  void trace_ofAResourceWithASlash_isFound() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    assertThat(send(http, "POST", "/api/interactions", BODY, "x-api-key", KEY).statusCode())
        .isEqualTo(201);
    for (String root : new String[] {"", PREFIX}) {
      for (String view : new String[] {"", "/timeline", "/summary"}) {
        String path = root + "/api/traces/a%2Fb" + view;
        assertThat(Http.get(server, path, "x-api-key: " + KEY).status()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void linksAndRedirects_stayBelowIt() {
    Http.Answer refused = Http.get(server, PREFIX + "/api/interactions");
    assertThat(refused.text()).contains("\"type\":\"" + PREFIX + "/docs/errors#unauthorized\"");

    URI docs = URI.create(server + "/docs");
    URI shown = docs.resolve(Http.get(server, PREFIX + "/docs").header("Location"));
    assertThat(shown.getPath()).isEqualTo(PREFIX + "/docs/");
    for (String page : new String[] {"/docs/", "/docs/errors"}) {
      String text = Http.get(server, PREFIX + page).text();
      assertThat(RELATIVE.matcher(text).results().map(m -> m.group(1)))
          .isNotEmpty()
          .allSatisfy(link ->
              assertThat(
                      Http.get(server, URI.create(server + page).resolve(link).getRawPath())
                          .status())
                  .as(link)
                  .isEqualTo(200));
    }
  }

  /** The cookies are kept and sent as a browser does: only below their path. */
  @Test
  void session_livesBelowThePath() throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    HttpResponse<String> signedIn =
        send(
            browser,
            "POST",
            "/api/session",
            "{\"apiKey\": \"" + KEY + "\"}",
            "Sec-Fetch-Site",
            "same-origin");
    assertThat(signedIn.statusCode()).isEqualTo(201);
    assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("; Path=" + PREFIX + ";");

    assertThat(send(browser, "GET", "/api/session", "", "Accept", "*/*").statusCode())
        .isEqualTo(200);
    URI above = server.resolve("/api/session");
    assertThat(browser.send(HttpRequest.newBuilder(above).build(), BodyHandlers.ofString()))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(401);

    String ownPage = server.getScheme() + "://" + server.getAuthority();
    assertThat(send(browser, "DELETE", "/api/session", "", "Origin", ownPage).statusCode())
        .isEqualTo(204);
    assertThat(send(browser, "GET", "/api/session", "", "Accept", "*/*").statusCode())
        .isEqualTo(401);
  }

  @Test
  void contract_holdsWithoutThePrefix() {
    ApiClient client = new ApiClient(server.resolve("/"), KEY);

    client.get("/api/session").expect(200);
    client.get("/health/live").expect(200);
  }

  private static HttpResponse<String> send(
      HttpClient http, String method, String path, String body, String header, String value)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(server + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header(header, value)
            .build(),
        BodyHandlers.ofString());
  }
}
