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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a log of 250 numbers that is trimmed just before it answers a certain question. */
final class TrimmedLogTest {
  private static final long HEAD = 250;
  private static final String NEWEST = "limit=1";
  private static final String SECOND_PAGE = "after=100&limit=100";

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final NavigableSet<Long> log = new TreeSet<>();
  private final Map<String, Runnable> trimmings = new HashMap<>();
  @TempDir Path directory;
  HttpServer http;

  @BeforeEach
  void start() throws IOException {
    LongStream.rangeClosed(1, HEAD).forEach(log::add);
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/api/interactions", this::answer);
    http.createContext("/api/interactions/export", exchange -> send(exchange, 201, "{}"));
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop(0);
    threads.shutdownNow();
  }

  @Test
  void export_trimmedBeforeItWasRead_failsAndLeavesThePart() throws IOException {
    Path file = directory.resolve("log");
    trimming(SECOND_PAGE, 101, 150);

    Result result = export("--output", file.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .contains("The log was trimmed while it was exported: ", "log.part may lack interactions");
    assertThat(file).doesNotExist();
    assertThat(directory.resolve("log.part")).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--after=50", "--until=240"})
  void export_partOfALogThatIsTrimmedMeanwhile_fails(String part) throws IOException {
    trimming(part.contains("after") ? "after=150&limit=100" : SECOND_PAGE, 151, 160);

    assertThat(export(part).exitCode()).isEqualTo(1);
  }

  @Test
  void export_filteredAndTrimmedMeanwhile_fails() throws IOException {
    trimming("action=CREATE&" + SECOND_PAGE, 101, 150);

    assertThat(export("-a", "CREATE").exitCode()).isEqualTo(1);
  }

  @Test
  void export_trimmedAfterItWasRead_isComplete() throws IOException {
    log.removeAll(List.of(1L, 2L, 3L));
    trimmings.put(NEWEST, () -> trimming(NEWEST, 4, 50));

    Result result = export();

    assertThat(result.err()).startsWith("247 interactions, up to number 250");
    assertThat(result.exitCode()).isZero();
    assertThat(log).hasSize(200);
  }

  @Test
  void export_resumedAfterATrimming_holdsWhatIsThere() throws IOException {
    Path file = directory.resolve("log");
    trimming(SECOND_PAGE, 101, 150);
    assertThat(export("--output", file.toString()).exitCode()).isEqualTo(1);

    Result result = export("--output", file.toString(), "--resume");

    assertThat(result.exitCode()).isZero();
    assertThat(Files.readAllLines(file)).hasSize(200);
  }

  /** Once. */
  private void trimming(String question, long from, long to) {
    trimmings.put(question, () -> log.removeIf(number -> number >= from && number <= to));
  }

  private Result export(String... arguments) throws IOException {
    String[] all = new String[arguments.length + 1];
    all[0] = "export";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    String apiUrl = "http://127.0.0.1:" + http.getAddress().getPort() + "/api";
    return CliProcess.run(
        Map.of("PROVENANCE_API_URL", apiUrl, "PROVENANCE_API_KEY", "pak_test"), all);
  }

  private void answer(HttpExchange exchange) throws IOException {
    send(exchange, 200, answer(exchange.getRequestURI().getQuery()));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private synchronized String answer(String question) {
    Runnable trimming = trimmings.remove(question);
    if (trimming != null) {
      trimming.run();
    }
    if (question.equals(NEWEST)) {
      return "{\"data\":[%s],\"pagination\":{\"total\":%d}}".formatted(row(log.last()), log.size());
    }
    long after = Long.parseLong(question.replaceAll(".*after=([0-9]+).*", "$1"));
    NavigableSet<Long> rest = log.tailSet(after, false);
    return "{\"data\":[%s],\"pagination\":{\"hasNext\":%b}}"
        .formatted(
            rest.stream().limit(100).map(TrimmedLogTest::row).collect(Collectors.joining(",")),
            rest.size() > 100);
  }

  private static String row(long number) {
    return "{\"interactionNumber\":" + number + "}";
  }
}
