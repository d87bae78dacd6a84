package dev.provenance.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.provenance.cli.testkit.CliProcess;
import dev.provenance.cli.testkit.CliProcess.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a log of one number, whose server answers as it likes when an export is announced. */
final class AnnouncementTest {
  private static final String PROBLEM = "{\"detail\":\"for a reason\"}";

  private final List<String> requests = new ArrayList<>();
  private int status = 201;
  @TempDir Path directory;
  HttpServer http;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/api/interactions", this::list);
    http.createContext("/api/interactions/export", this::announced);
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @Test
  void export_isAnnounced_beforeAnyRowIsWritten() throws IOException {
    Result result = export("-a", "CREATE", "-a", "UPDATE", "--user", "ada", "--until", "9");

    assertThat(result.exitCode()).isZero();
    assertThat(requests)
        .containsExactly(
            "GET limit=1",
            "POST {\"format\":\"ndjson\",\"filters\":{\"action\":[\"CREATE\",\"UPDATE\"],\"userId\":[\"ada\"]},\"after\":0,\"upTo\":1}",
            "GET action=CREATE&action=UPDATE&userId=ada&after=0&limit=100",
            "GET limit=1");
  }

  @Test
  void nothingToRead_isAnnouncedAsThat() throws IOException {
    assertThat(export("--after", "5", "--format", "csv").exitCode()).isZero();

    assertThat(requests.get(1))
        .isEqualTo("POST {\"format\":\"csv\",\"filters\":{},\"after\":5,\"upTo\":5}");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405})
  void olderServer_isReadAllTheSame(int answered) throws IOException {
    status = answered;

    Result result = export("--quiet");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("{\"interactionNumber\":1}\n");
    assertThat(result.err())
        .contains("older than this command line and does not record that its log is exported");
  }

  @ParameterizedTest
  @CsvSource({"400", "403", "500"})
  void refused_readsAndWritesNothing(int answered) throws IOException {
    status = answered;
    Path file = directory.resolve("log");

    Result result = export("--format", "csv");
    Result resumed = export("--output", file.toString(), "--resume");

    for (Result each : List.of(result, resumed)) {
      assertThat(each.exitCode()).isEqualTo(1);
      assertThat(each.out()).isEmpty();
      assertThat(each.err())
          .contains("The server does not record this export, so nothing is exported")
          .contains(answered + ": for a reason");
    }
    assertThat(file).doesNotExist();
    assertThat(requests).noneMatch(request -> request.contains("after="));
  }

  /** It does no harm twice, and the server may only be restarting. */
  @Test
  void busyServer_isAskedAgain() throws IOException {
    status = 503;

    Result result = export();

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("answers 503; trying again");
  }

  private Result export(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("export"));
    all.addAll(List.of(arguments));
    String apiUrl = "http://127.0.0.1:" + http.getAddress().getPort() + "/api";
    return CliProcess.run(
        Map.of("PROVENANCE_API_URL", apiUrl, "PROVENANCE_API_KEY", "pak_test"),
        all.toArray(String[]::new));
  }

  private synchronized void list(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    requests.add("GET " + query);
    boolean isThere = !query.contains("after=") || query.contains("after=0");
    answer(
        exchange,
        200,
        "{\"data\":[%s],\"pagination\":{\"total\":1,\"hasNext\":false}}"
            .formatted(isThere ? "{\"interactionNumber\":1}" : ""));
  }

  /** Unavailable only once. */
  private synchronized void announced(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    requests.add(exchange.getRequestMethod() + " " + new String(body, StandardCharsets.UTF_8));
    int now = status;
    status = status == 503 ? 201 : status;
    answer(exchange, now, now == 201 ? "{\"interactionNumber\":2,\"upTo\":1}" : PROBLEM);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
