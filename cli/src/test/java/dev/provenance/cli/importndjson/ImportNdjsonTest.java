package dev.provenance.cli.importndjson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.testkit.CliProcess;
import dev.provenance.cli.testkit.CliProcess.Result;
import dev.provenance.cli.testkit.LiveServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ImportNdjsonTest {
  @TempDir static Path data;
  @TempDir Path directory;
  static LiveServer server;
  String key = "";
  Path file = Path.of("");

  @BeforeAll
  static void start() {
    server = new LiveServer(data);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void begin() {
    key = server.newTenant();
    file = directory.resolve("interactions.ndjson");
  }

  @Test
  void import_exportOfAnotherTenant_givesTheSameContent() throws IOException {
    server.recordOne(
        key,
        """
        {"resourceId":"tab\\t esc\\u001b é日本😀","resourceType":"Order","action":"CREATE","origin":"A.B",
         "interaction":{"b":1.0,"a":1.50E+3,"b":[ ],
          "u":"\\u0041"},"externalReference":"ref-1","externalResponse":[null, -0.0],
         "uowId":"550e8400-e29b-41d4-a716-446655440000","userId":"ada","spanId":"s","parentSpanId":"p",
         "interactionTimestamp":"2024-01-15T10:30:00+01:00"}\
        """);
    server.fill(key, 1_500);
    String other = server.newTenant();
    server.recordOne(other, order(0).replace("ORDER", "OTHER")); // so that no id or number agrees

    String exported = run(key, "export").out();
    Files.writeString(file, exported);
    Result imported = run(other, "import", "ndjson", file.toString());

    assertThat(imported.err()).isEmpty();
    assertThat(imported.out()).startsWith("Imported 1,501 interactions (0 already there) in ");
    List<String> there = run(other, "export", "--after", "1").out().lines().toList();
    assertThat(there.stream().map(ImportNdjsonTest::content))
        .isEqualTo(exported.lines().map(ImportNdjsonTest::content).toList());
    assertThat(server.list(other, "after=1&limit=100").path("data"))
        .allSatisfy(row -> assertThat(row.path("interactionTimestamp").isString()).isTrue());
    assertThat(there.getFirst()).contains("\"interactionTimestamp\":\"2024-01-15T09:30:00.000Z\"");
  }

  /** What another server did itself is not what this one did. */
  @Test
  void import_whatTheOtherServerDid_hasAnotherOrigin() throws IOException {
    assertThat(run(key, "keys", "create", "--label", "shop").exitCode()).isZero();
    Files.writeString(file, run(key, "export").out());
    String other = server.newTenant();

    assertThat(run(other, "import", "ndjson", file.toString()).out()).startsWith("Imported 1 ");

    JsonNode row = server.list(other, "limit=1").at("/data/0");
    assertThat(row.path("actionMnemonic").stringValue()).isEqualTo("KEY_CREATED");
    assertThat(row.path("originMnemonic").stringValue()).isEqualTo("IMPORTED_SYSTEM");
  }

  @Test
  void import_sameFileTwice_addsNothing() throws IOException {
    Files.write(file, IntStream.range(0, 2_500).mapToObj(i -> order(i % 10)).toList());

    assertThat(importFile().out()).startsWith("Imported 2,500 interactions (0 already there)");
    assertThat(importFile().out()).startsWith("Imported 0 interactions (2,500 already there)");

    assertThat(server.head(key)).isEqualTo(2_500);
  }

  @Test
  void import_fileThatHasGrown_addsWhatIsNew() throws IOException {
    List<String> lines =
        new ArrayList<>(IntStream.range(0, 1_200).mapToObj(i -> order(i)).toList());
    Files.write(file, lines);
    importFile();
    lines.addAll(List.of("", order(7), order(7)));
    Files.write(file, lines);

    assertThat(importFile().out()).startsWith("Imported 2 interactions (1,200 already there)");
  }

  @Test
  void import_ownIdempotencyKeys_areKept() throws IOException {
    String line = order(1).replace("}", ",\"idempotencyKey\":\"mine\"}");
    Files.write(file, List.of(line, line, order(1)));

    importFile();

    assertThat(server.head(key)).isEqualTo(2);
  }

  @Test
  void import_faultyLines_areNamedAndTheirBatchIsNotStored() throws IOException {
    Files.write(file, withFaults());

    Result result = importFile();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).startsWith(file + ":1103: resourceId: is missing (expected: "),
            line -> assertThat(line).startsWith(file + ":1105: is not JSON: "),
            line -> assertThat(line).startsWith(file + ":1106: action: \"A\\u009bB\" (expected: "),
            line ->
                assertThat(line).startsWith("Imported 1,000 interactions (0 already there) in "),
            line ->
                assertThat(line).startsWith("provenance: 3 faulty lines; nothing of the batch"));
    assertThat(server.head(key)).isEqualTo(1_000);
  }

  @Test
  void import_skipFaulty_goesOnWithoutThem() throws IOException {
    Files.write(file, withFaults());

    Result result = run(key, "import", "ndjson", "--skip-faulty", file.toString());

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).startsWith("Imported 1,102 interactions (0 already there) in ");
    assertThat(result.out()).endsWith("s; 3 faulty lines" + System.lineSeparator());
    assertThat(result.err().lines()).hasSize(3);
    assertThat(server.head(key)).isEqualTo(1_102);
  }

  @Test
  void import_moreFaultsThanOneAnswerNames_skipsAll() throws IOException {
    Files.write(file, IntStream.range(0, 600).mapToObj(i -> i % 2 == 0 ? order(i) : "[]").toList());

    Result result = run(key, "import", "ndjson", "--skip-faulty", file.toString());

    assertThat(result.err().lines()).hasSize(300);
    assertThat(server.head(key)).isEqualTo(300);
  }

  @Test
  void import_markAndLineEndsOfWindows_areNoFaults() throws IOException {
    Files.writeString(file, "\uFEFF" + order(1) + "\r\n\r\n" + order(2));

    assertThat(importFile().exitCode()).isZero();

    assertThat(server.head(key)).isEqualTo(2);
  }

  @Test
  void import_lineTooLong_isFaulty() throws IOException {
    Files.write(file, List.of(order(1), "{\"a\":\"" + "x".repeat(Lines.LONGEST) + "\"}", order(2)));

    Result result = run(key, "import", "ndjson", "--skip-faulty", file.toString());

    assertThat(result.err()).startsWith(file + ":2: is longer than 15 MiB");
    assertThat(server.head(key)).isEqualTo(2);
  }

  @Test
  void import_killedAndRunAgain_isComplete() throws IOException {
    Files.write(file, IntStream.range(0, 20_000).mapToObj(ImportNdjsonTest::order).toList());
    try (CliProcess process =
        CliProcess.start(server.variables(key), "import", "ndjson", file.toString())) {
      CliProcess.await("something is stored", () -> head() > 1_000);
      process.kill();
    }
    assertThat(server.head(key)).isLessThan(20_000);

    assertThat(importFile().exitCode()).isZero();

    JsonNode all = server.list(key, "limit=1");
    assertThat(all.at("/pagination/total").asLong()).isEqualTo(20_000);
    assertThat(all.at("/data/0/resourceId").asString()).isEqualTo("order-19999");
  }

  @Test
  void import_noSuchFile_saysSo() throws IOException {
    Result result = importFile();

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("Cannot read " + file + ": there is no such file.");
  }

  /** A full batch, and one with faults in it. */
  private static List<String> withFaults() {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 1_102).forEach(i -> lines.add(order(i)));
    lines.set(50, "");
    lines.add("{\"resourceType\":\"ORDER\",\"action\":\"CREATE\",\"origin\":\"TEST\"}");
    lines.add(order(2_000));
    lines.add("nonsense");
    lines.add(order(1).replace("CREATE", "A\u009bB"));
    return lines;
  }

  private static String order(int i) {
    return "{\"resourceId\":\"order-%d\",\"resourceType\":\"ORDER\",\"action\":\"CREATE\","
            .formatted(i)
        + "\"origin\":\"TEST\"}";
  }

  /** Without what another server or tenant must say differently. */
  private static String content(String row) {
    return row.replaceAll(
            "\"(interactionId|resourceTypeId|actionId|originId|createdDate)\":\"[^\"]*\",", "")
        .replaceAll("\"interactionNumber\":[0-9]+,", "")
        .replaceAll("\"interactionTimestamp\":(null|\"[^\"]*\"),", "");
  }

  private long head() {
    try {
      return server.head(key);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Result importFile() throws IOException {
    return run(key, "import", "ndjson", file.toString());
  }

  private static Result run(String key, String... arguments) throws IOException {
    return CliProcess.run(server.variables(key), arguments);
  }
}
