package dev.provenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.Cli.Outcome;
import dev.provenance.cli.console.ColorDepth;
import dev.provenance.cli.testkit.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SearchAndTraceTest {
  private static final String UOW = "550e8400-e29b-41d4-a716-446655440000";

  @TempDir static Path directory;
  static TestServer server;
  static Cli cli;
  final JsonMapper json = new JsonMapper();

  @BeforeAll
  static void start() {
    server = new TestServer(directory);
    cli = Cli.with(server.variables());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void search_limitBeyondAPage_pagesOnWithoutRepetition() {
    for (int i = 0; i < 205; i++) {
      track("-r", "paged-" + i, "-t", "PAGED", "-a", "A");
    }

    assertThat(found("-t", "PAGED", "-n", "500")).hasSize(205).doesNotHaveDuplicates();
    assertThat(found("-t", "PAGED", "-n", "150", "--page", "2"))
        .isEqualTo(found("-t", "PAGED", "-n", "500").subList(150, 205));
    assertThat(found("-t", "PAGED")).hasSize(20);

    Outcome table = cli.run("search", "-t", "PAGED", "-n", "120");
    assertThat(table.out().lines()).hasSize(121);
    assertThat(table.err()).isEqualTo("120 of 205; see --page and --limit.\n");
  }

  @Test
  void search_json_isAPageOfTheApi() {
    track("-r", "exact", "-t", "EXACT", "-a", "A", "-d", "{\"b\":1.50,\"a\":1e2,\"b\":[]}");

    Outcome outcome = cli.run("search", "-r", "exact", "--json");

    JsonNode answer = json.readTree(outcome.out());
    assertThat(answer.path("pagination").toString())
        .isEqualTo(
            "{\"page\":1,\"limit\":20,\"total\":1,\"totalPages\":1,\"hasNext\":false,\"hasPrev\":false}");
    assertThat(outcome.out().replaceAll("\\s", ""))
        .contains("\"interaction\":{\"b\":1.50,\"a\":1e2,\"b\":[]}");
    assertThat(cli.run("search", "-r", "none", "--json").out().replaceAll("\\s", ""))
        .startsWith("{\"data\":[],\"pagination\":{");
  }

  @Test
  void search_filters_areThoseOfTheApi() {
    track("-r", "f-1", "-t", "F", "-a", "ONE", "-o", "HERE", "--user", "ada", "-u", UOW);
    track("-r", "f-2", "-t", "F", "-a", "TWO", "--external-reference", "ref-2");
    track("-r", "g-3", "-t", "F", "-a", "THREE", "--timestamp", "2001-02-03T04:05:06Z");

    assertThat(found("-t", "F", "-a", "ONE", "-a", "TWO")).containsExactly("f-2", "f-1");
    assertThat(found("-r", "f-*")).containsExactly("f-2", "f-1");
    assertThat(found("-t", "F", "-o", "HERE")).containsExactly("f-1");
    assertThat(found("-t", "F", "--user", "ada")).containsExactly("f-1");
    assertThat(found("-t", "F", "--uow", UOW)).containsExactly("f-1");
    assertThat(found("--external-reference", "ref-2")).containsExactly("f-2");
    assertThat(found("-t", "F", "--last", "1h")).hasSize(3);
    assertThat(found("-t", "F", "--start", "2099-01-01")).isEmpty();
    assertThat(found("-t", "F", "--happened", "--end", "2001-02-03")).containsExactly("g-3");
  }

  @Test
  void search_wrongUse_namesValueAndExpectation() {
    assertThat(wrong("search", "--last", "soon")).contains("'soon' is no span of time", "15m");
    assertThat(wrong("search", "--start", "31.1.2026")).contains("'31.1.2026' is no date");
    assertThat(wrong("search", "--uow", "1-1-1-1-1")).contains("'1-1-1-1-1' is no UUID");
    assertThat(wrong("search", "--last", "1h", "--start", "2026-01-01")).contains("--last");
    assertThat(wrong("search", "-n", "0")).contains("'0' is no number from 1");
    assertThat(wrong("trace", "x", "--tree", "--json")).contains("give one of them");
  }

  @Test
  void search_terminal_badgesInColoursAndNoLineTooWide() {
    track("-r", "badge-" + "x".repeat(200), "-t", "BADGE", "-a", "SHOW", "-d", "[1]");

    Outcome colourful = cli.on(80, ColorDepth.TRUE_COLOR).run("search", "-t", "BADGE");
    Outcome plain = cli.on(80, ColorDepth.NONE).run("search", "-t", "BADGE");

    assertThat(colourful.out())
        .containsPattern("\033\\[38;2;\\d+;\\d+;\\d+;48;2;[0-9;]+m BADGE \033\\[0m");
    assertThat(plain.out()).doesNotContain("\033").contains("badge-xxx", "…");
    assertThat(plain.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(cli.run("search", "-t", "BADGE").out()).contains("x".repeat(200));
  }

  @Test
  void search_controlCharactersInData_neverRaw() {
    track(
        "-r",
        "evil\033]0;title\007\u202e\u009b31m",
        "-t",
        "EVIL",
        "-a",
        "A",
        "-d",
        "\"\u009b31m\"");

    for (String format : List.of("--no-json", "--json", "--ndjson")) {
      Outcome outcome = cli.on(200, ColorDepth.NONE).run("search", "-t", "EVIL", format);
      assertThat(outcome.out())
          .containsIgnoringCase("evil\\u001b]0;title\\u0007\\u202e\\u009b31m")
          .doesNotContain("\033", "\007", "\u202e", "\u009b");
    }
  }

  @Test
  void trace_resource_showsItsUnitsOfWork() {
    track("-r", "twice", "-t", "T", "-a", "A", "-u", "11111111-1111-4111-8111-111111111111");
    track("-r", "twice", "-t", "T", "-a", "B", "-u", "22222222-2222-4222-8222-222222222222");

    Outcome outcome = cli.run("trace", "twice");

    assertThat(outcome.out())
        .containsPattern("1 +\\+0ms .* A +CLI +- +1\n")
        .containsPattern("2 +\\+.* B +CLI +- +2\n")
        .contains("\n  2  22222222-2222-4222-8222-222222222222");
    assertThat(outcome.err()).startsWith("Resource twice: 2 interactions in 2 units of work");
    assertThat(json.readTree(cli.run("trace", "twice", "--json").out()).path("uowIds")).hasSize(2);
  }

  @Test
  void trace_tree_drawsParentsDurationsAndGaps() {
    String uow = "33333333-3333-4333-8333-333333333333";
    step(uow, "root", null, "order", "2026-01-01T00:00:00Z");
    step(uow, "pay", "root", "payment", "2026-01-01T00:00:01.250Z");
    step(uow, "ship", "pay", "parcel", "2026-01-01T00:02:01Z");
    step(uow, "mail", "root", "letter", "2026-01-01T00:00:02Z");
    step(uow, "lost", "elsewhere", "stray", "2026-01-01T03:00:00Z");

    Outcome tree = cli.run("trace", uow, "--tree");

    assertThat(tree.out().lines().map(line -> line.replaceAll(" +CLI", "").replaceAll(" +", " ")))
        .containsExactly(
            "SPAN OFFSET AFTER PARENT TOOK ORIGIN ID",
            "DO STEP order +0ms - 2m01s root",
            "├─ DO STEP payment +1.25s +1.25s 1m59s pay",
            "│ └─ DO STEP parcel +2m01s +1m59s 0ms ship",
            "└─ DO STEP letter +2s +2s 0ms mail",
            "DO STEP stray (parent elsewhere is not above it) +3h00m - 0ms lost");
    assertThat(cli.run("trace", uow, "--spans").out())
        .containsPattern("ship +pay +1 +\\+2m01s +0ms");
    assertThat(cli.run("trace", uow, "--limit", "2").err()).contains("goes on after these 2");
  }

  @Test
  void trace_idThatNeedsEncoding_isFound() {
    track("-r", "a/b ?c&ü#", "-t", "T", "-a", "A");

    assertThat(cli.run("trace", "a/b ?c&ü#").out()).contains("a/b ?c&ü#");
    assertThat(found("-r", "a/b ?c&ü#")).hasSize(1);
  }

  @Test
  void resources_tableAndJson() {
    track("-r", "r", "-t", "LISTED_TYPE", "-a", "LISTED_ACTION", "-o", "LISTED_ORIGIN");

    assertThat(cli.run("resources", "types").out()).contains("LISTED_TYPE");
    assertThat(cli.run("resources", "actions").out()).contains("LISTED_ACTION");
    assertThat(json.readTree(cli.run("resources", "origins", "--json").out()).toString())
        .contains("\"mnemonic\":\"LISTED_ORIGIN\"");
    assertThat(wrong("resources", "things")).contains("expected one of [actions, types, origins]");
  }

  private static void step(
      String uow, String span, @Nullable String parent, String resource, String time) {
    List<String> arguments = new ArrayList<>(List.of("-r", resource, "-t", "STEP", "-a", "DO"));
    arguments.addAll(List.of("-u", uow, "--span-id", span, "--timestamp", time));
    if (parent != null) {
      arguments.addAll(List.of("--parent-span", parent));
    }
    track(arguments.toArray(String[]::new));
  }

  private static void track(String... arguments) {
    List<String> line = new ArrayList<>(List.of("track"));
    line.addAll(List.of(arguments));
    Outcome outcome = cli.run(line.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
  }

  /** The resource ids that a search prints. */
  private List<String> found(String... filters) {
    List<String> line = new ArrayList<>(List.of("search", "--ndjson"));
    line.addAll(List.of(filters));
    Outcome outcome = cli.run(line.toArray(String[]::new));
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return outcome
        .out()
        .lines()
        .map(row -> json.readTree(row).path("resourceId").asString())
        .toList();
  }

  private static String wrong(String... arguments) {
    Outcome outcome = cli.run(arguments);
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    return outcome.err();
  }
}
