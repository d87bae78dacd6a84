package dev.provenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.cli.Cli.Outcome;
import dev.provenance.cli.testkit.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines that the documentation of the API shows, typed into a shell as they stand there. */
final class SeedCommandsTest {
  private static final String UUID =
      "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

  @TempDir static Path directory;
  static TestServer server;
  static Cli cli;

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
  void unitOfWork_threeTracks_areOneTrace() {
    Outcome outcome =
        cli.bash(
            """
            UOWID=$(provenance uow new)
            provenance track -r order-789 -t ORDER -a CREATE -u $UOWID \\
              -d '{"total":99.99}' >/dev/null
            provenance track -r payment-456 -t PAYMENT -a PROCESS -u $UOWID \\
              -d '{"method":"card"}' >/dev/null
            provenance track -r sku-001 -t INVENTORY -a UPDATE -u $UOWID \\
              -d '{"quantity":-1}' >/dev/null
            echo $UOWID
            provenance trace $UOWID
            """);

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out().lines())
        .satisfiesExactly(
            uow -> assertThat(uow).matches(UUID),
            head -> assertThat(head).startsWith("#"),
            first -> assertThat(first).contains("ORDER", "order-789", "CREATE", "CLI", "+0ms"),
            second -> assertThat(second).contains("PAYMENT", "payment-456", "PROCESS"),
            third -> assertThat(third).contains("INVENTORY", "sku-001", "UPDATE"));
    assertThat(outcome.err())
        .contains("recorded #", " order-789 ORDER CREATE, unit of work ")
        .contains("3 interactions in ");
  }

  @Test
  void firstInteraction_trackSearchTrace() {
    Outcome outcome =
        cli.bash(
            """
            provenance track -r user-123 -t USER -a CREATE -d '{"email":"user@example.com"}'
            provenance search -r user-123
            provenance trace user-123
            """);

    assertThat(outcome.code()).as(outcome.err()).isZero();
    assertThat(outcome.out())
        .contains("{\"email\":\"user@example.com\"}")
        .contains("UNIT OF WORK")
        .containsPattern("\\+0ms .* USER +user-123 +CREATE +CLI");
  }

  @Test
  void track_inASubstitution_isTheSpanAlone() {
    Outcome outcome =
        cli.bash(
            """
            PARENT=$(provenance track -r a -t T -a BEGIN 2>/dev/null)
            provenance track -r a -t T -a END --parent-span $PARENT --json 2>/dev/null
            echo "parent=$PARENT"
            """);

    String parent = outcome.out().lines().toList().getLast().substring("parent=".length());
    assertThat(parent).matches("[0-9a-f-]{36}");
    assertThat(outcome.out()).contains("\"parentSpanId\": \"" + parent + "\"");
  }

  @Test
  void failure_exitCodesAndStreams() {
    Outcome outcome =
        cli.bash(
            """
            provenance trace never-seen; echo $?
            provenance track -r a -t T -a X -d '{"a":}'; echo $?
            provenance search --api-key pak_wrong; echo $?
            provenance nonsense; echo $?
            """);

    assertThat(outcome.out()).isEqualTo("1\n2\n1\n2\n");
    assertThat(outcome.err())
        .contains("Nothing is recorded of 'never-seen'")
        .contains("--data is not JSON: line 1, column 6")
        .contains("answered 401")
        .contains("nonsense");
  }

  @Test
  void search_readerGoesAway_endsAtOnce() {
    Outcome outcome =
        cli.bash(
            """
            for i in 1 2 3; do echo '{"resourceId":"many","resourceType":"T","action":"A","origin":"O"}'; done |
              curl -sf -o /dev/null -H "x-api-key: $PROVENANCE_API_KEY" \\
                -H 'Content-Type: application/x-ndjson' --data-binary @- $PROVENANCE_API_URL/interactions/batch
            provenance search -r many --ndjson | head -n 1
            """);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out().lines()).hasSize(1);
    assertThat(outcome.err()).isEmpty();
  }

  @Test
  void completion_bash_knowsCommandsAndOptions() {
    Outcome outcome =
        cli.bash(
            """
            source <(provenance completion)
            COMP_WORDS=(provenance tr) COMP_CWORD=1 COMP_LINE='provenance tr' COMP_POINT=13
            _complete_provenance
            printf '%s\\n' "${COMPREPLY[@]}"
            """);

    assertThat(outcome.out().lines().map(String::strip)).contains("track", "trace");
  }

  @Test
  void track_localeC_keepsEveryLetter() {
    Outcome outcome =
        cli.setting("LC_ALL", "C")
            .bash(
                """
                provenance track -r 'ünï-漢' -t T -a A -d '{"x":"é"}' >/dev/null
                provenance search -r 'ünï-漢' --ndjson
                """);

    assertThat(outcome.err()).contains("recorded #", " ünï-漢 ");
    assertThat(outcome.out()).contains("\"resourceId\":\"ünï-漢\"", "{\"x\":\"é\"}");
  }

  @Test
  void uowNew_needsNeitherServerNorConfiguration() {
    Outcome outcome =
        cli.setting("PROVENANCE_API_URL", "broken")
            .setting("XDG_CONFIG_HOME", "/proc/none")
            .bash("provenance uow new; provenance uow new");

    assertThat(outcome.out()).matches(UUID + "\n" + UUID + "\n");
    assertThat(outcome.err()).isEmpty();
  }
}
