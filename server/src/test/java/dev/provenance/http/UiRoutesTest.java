package dev.provenance.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.testkit.Http;
import io.helidon.webserver.WebServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a built UI may consist of, by a sample of it. */
final class UiRoutesTest {
  private static final String SCRIPT = "/assets/main-0aB_-9.js";
  private static final WebServer SERVER =
      WebServer.builder()
          .host("127.0.0.1")
          .port(0)
          .shutdownHook(false)
          .routing(routing -> {
            new ProblemRenderer(
                    "",
                    new AccessLog(Optional.empty(), new TrustedProxies(List.of())),
                    new Refusals(new PrometheusRegistry()))
                .install(routing);
            routing.register("", new UiRoutes("/ui-sample", ""));
          })
          .build()
          .start();
  private static final URI URI_OF_SERVER = URI.create("http://127.0.0.1:" + SERVER.port());

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/assets/main-0aB_-9.js      |text/javascript; charset=utf-8 |true ",
        "/assets/main-0aB_-9.js.map  |application/json               |true ",
        "/assets/$id-1.css           |text/css; charset=utf-8        |true ",
        "/assets/%24id-1.css         |text/css; charset=utf-8        |true ",
        "/assets/data-1.json         |application/json               |false",
        "/fonts/sample.woff2         |font/woff2                     |false",
        "/logo.png                   |image/png                      |false",
        "/favicon.svg                |image/svg+xml                  |false",
      })
  void file_hasItsTypeAndIsCompressedWhereThatHelps(String path, String type, boolean isZipped) {
    Http.Answer plain = Http.get(URI_OF_SERVER, path);
    Http.Answer zipped = Http.get(URI_OF_SERVER, path, "Accept-Encoding: br, GZIP;q=0.8");

    assertThat(plain.status()).isEqualTo(200);
    assertThat(plain.header("Content-Type")).isEqualTo(type);
    assertThat(plain.header("Content-Encoding")).isEmpty();
    assertThat(plain.header("Vary")).isEqualTo(isZipped ? "Accept-Encoding" : "");
    assertThat(plain.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(plain.header("Cache-Control"))
        .isEqualTo(
            path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
    assertThat(zipped.header("Content-Encoding")).isEqualTo(isZipped ? "gzip" : "");
    assertThat(isZipped ? zipped.unzipped() : zipped.text()).isEqualTo(plain.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip;q=0", "gzip; q=0.000", "br", "identity", "xgzip"})
  void file_whoeverCannotUnzip_getsItPlain(String accepted) {
    Http.Answer answer = Http.get(URI_OF_SERVER, SCRIPT, "Accept-Encoding: " + accepted);

    assertThat(answer.header("Content-Encoding")).isEmpty();
    assertThat(answer.text()).startsWith("// sample");
  }

  @Test
  void file_unchanged_isNotSentAgain() {
    String tag = Http.get(URI_OF_SERVER, "/favicon.svg").header("ETag");

    for (String known : new String[] {tag, "\"x\", " + tag, "*"}) {
      Http.Answer answer = Http.get(URI_OF_SERVER, "/favicon.svg", "If-None-Match: " + known);
      assertThat(answer.status()).as(known).isEqualTo(304);
      assertThat(answer.header("ETag")).isEqualTo(tag);
      assertThat(answer.body()).isEmpty();
    }
    assertThat(Http.get(URI_OF_SERVER, "/favicon.svg", "If-None-Match: \"x\"").status())
        .isEqualTo(200);
    assertThat(Http.get(URI_OF_SERVER, "/logo.png").header("ETag")).isNotEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/assets/main-0aB_-9.js", "/favicon.svg", "/interactions"})
  void head_tellsWhatGetWouldSend(String path) {
    Http.Answer head = Http.send(URI_OF_SERVER, "HEAD " + path);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length"))
        .isEqualTo("" + Http.get(URI_OF_SERVER, path).body().length);
  }

  /** Neither what is unknown below /assets nor anything outside the folder. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets",
        "/assets/",
        "/assets/unknown-1.js",
        "/assets/notes-1.xyz",
        "/assets/%2e%2e/ui-sample/logo.png",
        "/assets/..%2flogo.png",
        "/assets/%2e%2e%2flogo.png",
        "/assets/..%5c..%5clogo.png",
        "/assets/%2e%2e%2f..%2fopenapi.yaml",
        "/assets/./%2e%2e/%2e%2e/docs/docs.js",
        "/assets/%00.js",
        "/assets/main-0aB_-9.js%00.json",
        "/assets/main-0aB_-9.js/",
        "/assets/https:%2f%2fother.example%2fx.js",
      })
  void asset_thatIsNone_isNotFound(String path) {
    Http.Answer answer = Http.get(URI_OF_SERVER, path, "Accept: text/html");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  /** Whatever may stand in such a path, all it can get is the page. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/.hidden.json",
        "/fonts/.%2e/.hidden.json",
        "/..%2fdocs%2fdocs.js",
        "/%2e%2e/docs/docs.js",
        "/fonts",
        "/index.html",
        "/dev/provenance/http/UiRoutes.class",
      })
  void path_thatNamesNoFile_isThePages(String path) {
    Http.Answer answer = Http.get(URI_OF_SERVER, path, "Accept: text/html");

    if (answer.status() == 200) {
      assertThat(answer.text()).startsWith("<!doctype html>").doesNotContain("__CSP_NONCE__");
    } else {
      assertThat(answer.status()).isIn(400, 404);
    }
  }

  @Test
  void folderWithoutAPage_isSaidAtOnce() {
    assertThatThrownBy(() -> new UiRoutes("/no-such-folder", ""))
        .hasMessage("/no-such-folder/index.html is not on the class path");
    assertThatThrownBy(() -> new UiPage("<!doctype html>", "/provenance"))
        .hasMessageContaining("<base href=\"/\">");
  }
}
