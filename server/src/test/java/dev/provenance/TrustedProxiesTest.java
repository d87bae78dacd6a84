package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.settings.SettingsReader;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.Http;
import dev.provenance.testkit.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom the server believes what a browser asked for. That this machine is believed unless something
 * else is said, {@link SessionTest} and {@link CrossSiteTest} show.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrustedProxiesTest {
  private static final String PROXY = "127.0.0.2";
  private static final String STRANGER = "127.0.0.1";
  private static final String COOKIE = "Cookie: provenance_session=" + "A".repeat(43);
  private static final int LONGEST_LINE = 400;

  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private App server;

  @BeforeAll
  void start(@TempDir Path folder) {
    Map<String, String> environment =
        Map.of(
            "PROVENANCE_PORT",
            "0",
            "PROVENANCE_DATA_DIR",
            folder.toString(),
            "PROVENANCE_DATABASE_URL",
            TestServer.database().fresh("trusted_proxies").setting(),
            "PROVENANCE_DATABASE_CONNECTIONS",
            "3",
            "PROVENANCE_TRUSTED_PROXIES",
            PROXY + ", 198.51.100.0/24, 2001:db8::/32",
            "PROVENANCE_ACCESS_LOG",
            "true");
    server =
        App.start(SettingsReader.read(Optional.empty(), environment), message -> {}, said::add);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void proto_ofATrustedProxy_keepsTheCookieToHttps() {
    assertThat(cookie(PROXY, "X-Forwarded-Proto: https")).endsWith("; Secure");
    assertThat(cookie(PROXY, "X-Forwarded-Proto: http")).endsWith("; Max-Age=0");
    assertThat(cookie(PROXY)).endsWith("; Max-Age=0");
  }

  @Test
  void proto_ofAStranger_isIgnored() {
    assertThat(cookie(STRANGER, "X-Forwarded-Proto: https")).endsWith("; Max-Age=0");
    assertThat(cookie(STRANGER, "X-Forwarded-Proto: https", "X-Forwarded-For: " + PROXY))
        .endsWith("; Max-Age=0");
  }

  @Test
  void host_ofATrustedProxy_isOurs() {
    String[] forwarded = {"X-Forwarded-Host: audit.example", "Origin: https://audit.example"};

    assertThat(end(PROXY, forwarded).status()).isEqualTo(204);
    assertThat(end(STRANGER, forwarded).status()).isEqualTo(403);
    assertThat(end(PROXY, forwarded[0], "Origin: https://other.example").status()).isEqualTo(403);
  }

  /** Behind a proxy that is not trusted the pages work all the same, by what browsers say. */
  @Test
  void ownPages_behindAStranger_areLetThrough() {
    String host = "X-Forwarded-Host: audit.example";
    String kept = "Origin: http://" + server.uri().getAuthority();

    assertThat(end(STRANGER, host, "Sec-Fetch-Site: same-origin").status()).isEqualTo(204);
    assertThat(end(STRANGER, host, kept).status()).isEqualTo(204);
    assertThat(end(STRANGER, host, "Sec-Fetch-Site: cross-site").status()).isEqualTo(403);
  }

  /** FOR stands for the header's name; several of them follow each other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FOR: 203.0.113.7 | 203.0.113.7",
        "FOR: 10.9.9.9, 203.0.113.7 | 203.0.113.7",
        "FOR: 10.9.9.9,203.0.113.7,198.51.100.1 , 2001:db8::1 | 203.0.113.7",
        "FOR: 10.9.9.9; FOR: 203.0.113.7; FOR: 198.51.100.1 | 203.0.113.7",
        "FOR: 198.51.100.2, 198.51.100.1 | 198.51.100.2",
        "FOR: 203.0.113.7:4711 | 203.0.113.7",
        "FOR: ::ffff:203.0.113.7 | 203.0.113.7",
        "FOR: 2001:db9::7 | 2001:db9:0:0:0:0:0:7",
        "FOR: [2001:db9::7]:4711 | 2001:db9:0:0:0:0:0:7",
        "FOR: 203.0.113.7, unknown, 198.51.100.1 | 198.51.100.1",
        "Forwarded: for=203.0.113.7 | 127.0.0.2",
      })
  void client_isWhoATrustedProxyAsksFor(String headers, String client) {
    String[] lines = headers.replace("FOR:", "X-Forwarded-For:").split("; ", -1);

    assertThat(logged(PROXY, lines).path("client").stringValue()).isEqualTo(client);
  }

  @Test
  void client_ofAStranger_isItself() {
    for (String told : List.of("203.0.113.7", PROXY, "198.51.100.1, " + PROXY)) {
      assertThat(logged(STRANGER, "X-Forwarded-For: " + told).path("client").stringValue())
          .isEqualTo(STRANGER);
    }
    assertThat(logged(PROXY).path("client").stringValue()).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        ",,,",
        "unknown",
        "_hidden",
        "localhost",
        "127.1",
        "010.0.0.1",
        "203.0.113.256",
        "fe80::1%lo",
        "[",
        "[]",
        "[::1",
        ":",
        ":1",
        "203.0.113.7:",
        "203.0.113.7:1:2",
        "\",\"status\":200,\"x\":\"",
        "203.0.113.7\\n{}",
        "203.0.113.7%0d%0a",
        "\u00e5\u0098\u008a"
      })
  void whatIsNoAddress_isNotInTheLog(String told) {
    assertThat(logged(PROXY, "X-Forwarded-For: " + told).path("client").stringValue())
        .isEqualTo(PROXY);
  }

  @Test
  void longLists_makeNoLongLine() {
    for (String told : List.of("9".repeat(15_000), "1,".repeat(7_500), "[".repeat(15_000))) {
      assertThat(logged(PROXY, "X-Forwarded-For: " + told).path("client").stringValue())
          .isEqualTo(PROXY);
    }
    String proxies = "198.51.100.1,".repeat(1_100);
    assertThat(logged(PROXY, "X-Forwarded-For: x," + proxies + PROXY).path("client").stringValue())
        .isEqualTo("198.51.100.1");
  }

  /** They are no HTTP: such a request is refused before it is one, and nothing is logged. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\0"})
  void endsOfLines_areRefused(String end) {
    String sent = "X-Forwarded-For: 203.0.113.7" + end + "{\"status\":200}";

    assertThat(Http.sendFrom(PROXY, server.uri(), "GET /health/live", sent).status())
        .isEqualTo(400);
    logged(PROXY);
    assertThat(said).allSatisfy(TrustedProxiesTest::isOneLine);
  }

  private String cookie(String from, String... headers) {
    return Http.sendFrom(from, server.uri(), "DELETE /api/session", headers).header("Set-Cookie");
  }

  private Http.Answer end(String from, String... headers) {
    List<String> all = new ArrayList<>(Arrays.asList(headers));
    all.add(COOKIE);
    return Http.sendFrom(from, server.uri(), "DELETE /api/session", all.toArray(String[]::new));
  }

  /** What the access log says of a request. */
  private JsonNode logged(String from, String... headers) {
    String id = UUID.randomUUID().toString();
    List<String> all = new ArrayList<>(Arrays.asList(headers));
    all.add("X-Request-Id: " + id);
    Http.Answer answer =
        Http.sendFrom(from, server.uri(), "GET /health/live", all.toArray(String[]::new));
    assertThat(answer.status()).isEqualTo(200);
    Await.until("the line", () -> said.stream().anyMatch(line -> line.contains(id)));
    List<String> lines = said.stream().filter(line -> line.contains(id)).toList();
    assertThat(lines).hasSize(1).allSatisfy(TrustedProxiesTest::isOneLine);
    return JsonMapper.shared().readTree(lines.getFirst());
  }

  private static void isOneLine(String line) {
    assertThat(line).doesNotContain("\n", "\r").hasSizeLessThan(LONGEST_LINE);
    assertThat(JsonMapper.shared().readTree(line).path("status").intValue()).isPositive();
  }
}
