package dev.provenance.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.testkit.CliProcess;
import dev.provenance.cli.testkit.LiveServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

final class TailTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path data;
  static LiveServer server;

  @BeforeAll
  static void start() {
    server = new LiveServer(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tail_newestAndThenWhatComes_inOrder() throws IOException {
    String key = server.newTenant();
    server.fill(key, 300);
    try (CliProcess tail = tail(key, "-n", "250", "--json")) {
      awaitLines(tail, 250);
      server.fill(key, 150);
      awaitLines(tail, 400);

      assertThat(numbers(tail)).isEqualTo(LongStream.rangeClosed(51, 450).boxed().toList());
      tail.interrupt();
      assertThat(tail.exitCode()).isZero();
      assertThat(tail.err()).isEmpty();
    }
  }

  @Test
  void tail_filters_selectAsTheListDoes() throws IOException {
    String key = server.newTenant();
    server.fill(key, 30);
    try (CliProcess tail = tail(key, "-n", "2", "--ndjson", "-a", "create")) {
      awaitLines(tail, 2);
      server.fill(key, 6);
      awaitLines(tail, 4);

      assertThat(numbers(tail)).containsExactly(25L, 28L, 31L, 34L);
    }
  }

  @Test
  void tail_emptyLog_waitsForTheFirst() throws IOException {
    String key = server.newTenant();
    try (CliProcess tail = tail(key)) {
      server.recordOne(
          key,
          """
          {"resourceId":"a\\u001b]0;x\\u0007b","resourceType":"ORDER","action":"CREATE",\
          "origin":"TEST","userId":"ada","interactionTimestamp":"2024-01-15T10:30:00Z",\
          "interaction":{"total": 1.0,\n"note":"\u009b31m"}}\
          """);
      awaitLines(tail, 1);

      assertThat(tail.out())
          .isEqualTo(
              "2024-01-15T10:30:00Z  ORDER  CREATE  TEST  a\\u001b]0;x\\u0007b  ada "
                  + " {\"total\": 1.0, \"note\":\"\\u009b31m\"}\n");
    }
  }

  @Test
  void tail_serverKilledWhileOthersWrite_missesAndDoublesNothing() throws Exception {
    String key = server.newTenant();
    int writers = 3;
    int each = 100;
    AtomicInteger written = new AtomicInteger();
    try (CliProcess tail = tail(key, "--json")) {
      server.recordOne(key, order("first", "first"));
      awaitLines(tail, 1);
      List<Thread> threads =
          IntStream.range(0, writers)
              .mapToObj(writer ->
                  Thread.ofPlatform().start(() -> write(key, "w" + writer, each, written)))
              .toList();
      CliProcess.await("half is written", () -> written.get() > writers * each / 2);
      server.killAndRestart();
      for (Thread thread : threads) {
        thread.join();
      }
      awaitLines(tail, 1 + writers * each);

      assertThat(numbers(tail))
          .isEqualTo(LongStream.rangeClosed(1, 1 + writers * each).boxed().toList());
      assertThat(tail.err().lines().toList())
          .singleElement()
          .asString()
          .matches("http://127.0.0.1:\\d+/api .*; trying again in 0\\.\\d s, and until it is back");
    }
  }

  @Test
  void tail_closedByItsReader_endsWithoutAWord() throws IOException {
    String key = server.newTenant();
    server.fill(key, 10);
    try (CliProcess tail = CliProcess.piped(server.variables(key), "tail", "-n", "3")) {
      try (var out =
          new BufferedReader(new InputStreamReader(tail.output(), StandardCharsets.UTF_8))) {
        assertThat(out.readLine()).contains("order-7");
      }
      server.fill(key, 1);
      CliProcess.await("the end", () -> !tail.alive());

      assertThat(tail.exitCode()).isZero();
      assertThat(tail.err()).isEmpty();
    }
  }

  @Test
  void tail_wrongKey_fails() throws IOException {
    CliProcess.Result result =
        CliProcess.run(
            server.variables(LiveServer.KEY), "tail", "--api-key", "pak_" + "0".repeat(64));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("answered 401");
  }

  @Test
  void tail_tooManyLines_isWrongUse() throws IOException {
    CliProcess.Result result =
        CliProcess.run(server.variables(LiveServer.KEY), "tail", "-n", "10001");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--lines is 10001; expected a number from 0 to 10000.");
  }

  /** Repeats what was not answered, under the same idempotency key. */
  private static void write(String key, String name, int count, AtomicInteger written) {
    for (int i = 0; i < count; i++) {
      String line = order(name + "-" + i, name + "-" + i);
      CliProcess.await("one is stored", () -> stored(key, line));
      written.incrementAndGet();
    }
  }

  private static boolean stored(String key, String line) {
    try {
      server.record(key, List.of(line));
      return true;
    } catch (IOException notYetBack) {
      return false;
    }
  }

  private static String order(String id, String idempotencyKey) {
    return """
    {"resourceId":"%s","resourceType":"ORDER","action":"CREATE","origin":"TEST",\
    "idempotencyKey":"%s"}\
    """
        .formatted(id, idempotencyKey);
  }

  private static CliProcess tail(String key, String... arguments) throws IOException {
    String[] all = new String[arguments.length + 1];
    all[0] = "tail";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CliProcess.start(server.variables(key), all);
  }

  private static void awaitLines(CliProcess tail, int count) {
    CliProcess.await(count + " lines", () -> lines(tail).size() >= count);
  }

  private static List<Long> numbers(CliProcess tail) {
    return lines(tail).stream()
        .map(line -> JSON.readTree(line).path("interactionNumber").asLong())
        .toList();
  }

  /** Those that are complete. */
  private static List<String> lines(CliProcess tail) {
    try {
      String out = tail.out();
      return out.substring(0, out.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
