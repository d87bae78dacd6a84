package dev.provenance.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.testkit.CliProcess;
import dev.provenance.cli.testkit.CliProcess.Result;
import dev.provenance.cli.testkit.LiveServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ExportTest {
  private static final int MANY = 30_000;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path data;
  @TempDir Path directory;
  static LiveServer server;
  static String many;

  @BeforeAll
  static void start() throws IOException {
    server = new LiveServer(data);
    many = server.newTenant();
    server.fill(many, MANY);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void ndjson_oddPayloads_areTheTextThatWasSent() throws IOException {
    String key = server.newTenant();
    server.recordOne(
        key,
        order(
            "\"interaction\":{\"b\":1.0,\n\t\"a\" : 1.50E+3,\r\n\"b\":[ ],\"u\":\"\\u0041é😀\"}"));
    server.recordOne(key, order("\"interaction\":-0.0,\"externalResponse\":\"\\u001b[31m\\n\""));

    Result result = export(key);

    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .contains(
            "\"interaction\":{\"b\":1.0, \t\"a\" : 1.50E+3,  \"b\":[ ],\"u\":\"\\u0041é😀\"},");
    assertThat(lines.getLast())
        .contains("\"interaction\":-0.0,", "\"externalResponse\":\"\\u001b[31m\\n\",");
    assertThat(result.err()).isEqualTo("2 interactions, up to number 2" + System.lineSeparator());
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void ndjson_lines_areTheRowsOfTheList() throws IOException {
    String rows = server.text(many, "after=0&limit=100");

    Result result = export(many, "--until", "100");

    assertThat(rows)
        .startsWith("{\"data\":[" + String.join(",", result.out().lines().toList()) + "]");
  }

  @Test
  void export_isRecorded_butNotInItself() throws IOException {
    String key = server.newTenant();
    server.fill(key, 5);

    Result result = export(key, "-a", "create", "--after", "1", "--format", "csv");

    assertThat(result.err()).startsWith("1 interaction, up to number 5");
    JsonNode acts = acts(key);
    assertThat(acts).hasSize(1);
    assertThat(acts.at("/0/interactionNumber").asInt()).isEqualTo(6);
    assertThat(acts.at("/0/interaction"))
        .hasToString(
            "{\"format\":\"csv\",\"filters\":{\"action\":[\"create\"]},\"after\":1,\"upTo\":5,\"byPages\":true}");
  }

  @Test
  void export_emptyLog_writesNothing() throws IOException {
    Result result = export(server.newTenant());

    assertThat(result)
        .isEqualTo(new Result(0, "", "0 interactions, up to number 0" + System.lineSeparator()));
  }

  @Test
  void export_filters_selectAsTheListDoes() throws IOException {
    Result result =
        export(many, "-a", "create", "-r", "order-2*", "--after", "25000", "--until", "26000");

    List<Integer> expected =
        IntStream.rangeClosed(25_001, 26_000).filter(n -> (n - 1) % 3 == 0).boxed().toList();
    assertThat(result.out().lines().map(ExportTest::number)).isEqualTo(expected);
    assertThat(result.err()).startsWith("333 interactions, up to number 26000");
  }

  @Test
  void export_whileOthersWrite_endsAtTheHeadItBegan() throws Exception {
    String key = server.newTenant();
    server.fill(key, 5_000);
    AtomicBoolean done = new AtomicBoolean();
    Thread writer = Thread.ofPlatform().start(() -> write(key, done));
    CliProcess.await("the writer writes", () -> head(key) > 5_100);

    Result result;
    long headAfter;
    try {
      result = export(key);
      headAfter = server.head(key);
    } finally {
      done.set(true);
      writer.join();
    }

    List<Integer> numbers = result.out().lines().map(ExportTest::number).toList();
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
    assertThat(numbers).hasSizeBetween(5_101, (int) headAfter - 1);
    assertThat(result.err()).contains("up to number " + numbers.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ndjson", "csv"})
  void export_killedAndResumed_isTheSameFile(String format) throws IOException {
    Path whole = directory.resolve("whole");
    Path file = directory.resolve("log." + format);
    Path part = directory.resolve("log." + format + ".part");
    String until = Integer.toString(MANY);
    assertThat(exportTo(whole, "--format", format, "--until", until).exitCode()).isZero();

    try (CliProcess process =
        start(many, "--output", file.toString(), "--format", format, "--until", until)) {
      CliProcess.await("a part is written", () -> size(part) > 500_000);
      process.kill();
    }
    assertThat(file).doesNotExist();
    assertThat(size(part)).isLessThan(size(whole));
    Files.writeString(part, Files.readString(part) + "\"half a li");
    Result resumed = exportTo(file, "--format", format, "--until", until, "--resume");

    assertThat(resumed.exitCode()).isZero();
    assertThat(resumed.err()).startsWith("30,000 interactions, up to number 30000");
    assertThat(file).hasSameBinaryContentAs(whole);
    assertThat(part).doesNotExist();
    JsonNode acts = acts(many);
    assertThat(acts.at("/0/interaction/after").asInt()).isBetween(100, MANY - 1);
    assertThat(acts.at("/1/interaction/after").asInt()).isZero();
  }

  @Test
  void resume_fileOfAnotherKind_isRefused() throws IOException {
    Files.writeString(directory.resolve("log.part"), "something else\n");

    Result result = export(many, "--output", directory.resolve("log").toString(), "--resume");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("log.part cannot be resumed: ");
    assertThat(directory.resolve("log.part")).hasContent("something else\n");
  }

  @Test
  void csv_cells_afterRfc4180() throws IOException {
    String key = server.newTenant();
    server.recordOne(
        key,
        """
        {"resourceId":"=1+1, \\"x\\"\\r\\ny","resourceType":"ORDER","action":"CREATE",\
        "origin":"TEST","interaction":{"a": 1.0},"userId":"-ada"}\
        """);

    String plain = export(key, "--format", "csv").out();
    String safe = export(key, "--format", "csv", "--spreadsheet-safe").out();

    assertThat(plain).startsWith(String.join(",", Csv.COLUMNS) + "\r\n").endsWith("\r\n");
    assertThat(plain)
        .contains(",1,\"=1+1, \"\"x\"\"\r\ny\",")
        .contains(",\"{\"\"a\"\": 1.0}\",,,")
        .contains(",-ada,");
    assertThat(safe).contains(",1,\"'=1+1, \"\"x\"\"\r\ny\",").contains(",'-ada,");
  }

  @Test
  void csv_columns_areTheMembersOfARow() throws IOException {
    assertThat(Csv.COLUMNS)
        .isEqualTo(List.copyOf(server.list(many, "limit=1").at("/data/0").propertyNames()));
  }

  @Test
  void output_fileThatIsThere_isReplacedOnlyWhenComplete() throws IOException {
    Path file = Files.writeString(directory.resolve("log"), "old\n");
    try (CliProcess process = start(many, "--output", file.toString())) {
      CliProcess.await("a part is written", () -> size(directory.resolve("log.part")) > 100_000);
      process.kill();
    }
    assertThat(file).hasContent("old\n");

    assertThat(exportTo(file, "--until", Integer.toString(MANY)).exitCode()).isZero();

    assertThat(Files.readAllLines(file)).hasSize(MANY);
  }

  @Test
  void output_device_isWrittenAndNotReplaced() throws IOException {
    assertThat(export(many, "--until", "10", "--output", "/dev/null").exitCode()).isZero();

    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    assertThat(Path.of("/dev/null.part")).doesNotExist();
  }

  @Test
  void stdout_closedByItsReader_endsWithoutAWord() throws IOException {
    try (CliProcess process = CliProcess.piped(server.variables(many), "export")) {
      try (var out =
          new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
        assertThat(number(out.readLine())).isEqualTo(1);
      }

      assertThat(process.exitCode()).isEqualTo(1);
      assertThat(process.err()).isEmpty();
    }
  }

  @Test
  void wrongUse_exitsWith2() throws IOException {
    assertThat(export(many, "--resume").err()).contains("--resume goes on with a file");
    assertThat(export(many, "--format", "xml").err()).contains("'xml' is no format");
    assertThat(export(many, "--after", "-1").err()).contains("--after is -1");
    assertThat(export(many, "--spreadsheet-safe").exitCode()).isEqualTo(2);
  }

  private static String order(String members) {
    return "{\"resourceId\":\"order-1\",\"resourceType\":\"ORDER\",\"action\":\"CREATE\","
        + "\"origin\":\"TEST\","
        + members
        + "}";
  }

  private static void write(String key, AtomicBoolean done) {
    try {
      while (!done.get()) {
        server.fill(key, 200);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long head(String key) {
    try {
      return server.head(key);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int number(String line) {
    return JSON.readTree(line).path("interactionNumber").asInt();
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** What the log records of exports, the newest first. */
  private static JsonNode acts(String key) throws IOException {
    return server.list(key, "action=LOG_EXPORTED").path("data");
  }

  private static Result exportTo(Path file, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("--output", file.toString()));
    all.addAll(List.of(arguments));
    return export(many, all.toArray(String[]::new));
  }

  private static Result export(String key, String... arguments) throws IOException {
    try (CliProcess process = start(key, arguments)) {
      return process.result();
    }
  }

  private static CliProcess start(String key, String... arguments) throws IOException {
    String[] all = new String[arguments.length + 1];
    all[0] = "export";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return CliProcess.start(server.variables(key), all);
  }
}
