package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.RewrittenServer;
import dev.provenance.testkit.TestServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent reaches the database as a value: no statement has a trace of texts that would
 * break out of a literal, wherever a request can carry them. The seed of the texts is printed;
 * {@code -Dprovenance.seed} plays them again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SqlInjectionTest {
  /** In each of these texts, and so in no statement. */
  private static final String MARK = "m4rk";

  private static final int TEXTS = 4;
  private static final int MOST_PIECES = 4;
  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\\'",
          "\"",
          "')",
          "';",
          "' OR '1'='1",
          "; DROP TABLE interaction;",
          "--",
          "/*",
          "*/",
          "$$",
          "$1",
          "$m$",
          "?",
          "??",
          "{d '",
          "{fn now()}",
          "}",
          "E'\\047",
          "||",
          "::text",
          "::bigint",
          "%",
          "_",
          "%s",
          "%1$s",
          ":tenant",
          "\\",
          "\\\\",
          "\n",
          " ",
          ",",
          ".",
          "é",
          "\uFF07",
          "😀",
          "(SELECT pg_sleep(9))",
          "1 UNION SELECT 1",
          "ANY (ARRAY[1])");

  private final long seed = Long.getLong("provenance.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final AtomicLong statements = new AtomicLong();
  private final Queue<String> marked = new ConcurrentLinkedQueue<>();
  private RewrittenServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws SQLException {
    System.out.println("SqlInjectionTest: -Dprovenance.seed=" + seed);
    server = RewrittenServer.start(folder, "sql_injection", this::look);
  }

  @AfterAll
  void stop() throws SQLException {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("dev.provenance.contract.EveryEndpointTest#operations")
  void noStatementIsMadeOfWhatIsSent(Operation operation) {
    Victim victim = new Victim(server.newTenant());
    String before = victim.state();
    ApiClient tenant = server.newTenant();
    ApiClient root = new ApiClient(server.uri(), TestServer.ROOT_KEY);
    for (int i = 0; i < TEXTS; i++) {
      for (Tainted request : Tainted.of(operation, text())) {
        for (ApiClient client : List.of(tenant, root)) {
          assertThat(request.sentBy(client).status()).as("%s", request).isLessThan(500);
          assertThat(marked).as("%s", request).isEmpty();
        }
      }
    }
    assertThat(victim.state()).isEqualTo(before);
  }

  /** Also those of requests without a body, and those that say who is asking. */
  @Test
  void headers_areAmongThePlaces() {
    Stream<String> headers =
        EveryEndpointTest.operations()
            .filter(operation -> operation.method().equals("GET"))
            .flatMap(operation -> Tainted.of(operation, MARK).stream())
            .flatMap(request -> request.headers().keySet().stream());

    assertThat(headers).contains("Last-Event-ID", "x-api-key", "Authorization", "Cookie");
  }

  /** They are values like others: stored as they are, and found by what they are. */
  @RepeatedTest(10)
  void whatIsSent_isFoundAsItWasSent() {
    ApiClient client = server.newTenant();
    // Neither a line's end nor a star at its end is part of such a value.
    String text = text().replace("\n", " ") + ".";
    String sent =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "resourceId",
                    text,
                    "userId",
                    text,
                    "externalReference",
                    text,
                    "resourceType",
                    "ORDER",
                    "action",
                    "CREATE",
                    "origin",
                    "SHOP",
                    "interaction",
                    Map.of("text", text)));
    client.post("/api/interactions", sent).expect(201);
    client.post("/api/interactions", Victim.interaction("another", "text")).expect(201);
    String condition =
        JsonMapper.shared()
            .writeValueAsString(Map.of("path", "text", "operator", "equals", "value", text));
    Map<String, String> questions =
        Map.of(
            "resourceId", text, "userId", text, "externalReference", text, "jsonFilter", condition);
    questions.forEach((parameter, value) -> {
      JsonNode page = client.get("/api/interactions?" + query(parameter, value)).json();
      assertThat(page.at("/pagination/total").intValue()).as(parameter).isEqualTo(1);
      assertThat(page.at("/data/0/interaction/text").stringValue()).isEqualTo(text);
      assertThat(page.at("/data/0/userId").stringValue()).isEqualTo(text);
    });
    String suggestions = "/api/suggest?field=resourceId&" + query("prefix", text);
    assertThat(client.get(suggestions).json().at("/data/0/value").stringValue()).isEqualTo(text);
    assertThat(marked).isEmpty();
  }

  /** The test can fail: a statement that is made of such a text is seen. */
  @Test
  void statementThatIsMadeOfIt_isSeen() throws SQLException {
    long before = statements.get();
    String made = "SELECT '" + MARK + UUID.randomUUID() + "'";
    try (Connection connection = server.database().connect();
        var statement = connection.prepareStatement(made)) {
      statement.execute();
    }
    assertThat(statements).hasValueGreaterThan(before);
    assertThat(marked).containsExactly(made);
    marked.clear();
  }

  private String look(String sql) {
    statements.incrementAndGet();
    if (sql.contains(MARK)) {
      marked.add(sql);
    }
    return sql;
  }

  private String text() {
    return pieces() + MARK + pieces();
  }

  private String pieces() {
    return IntStream.range(0, 1 + random.nextInt(MOST_PIECES))
        .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining());
  }

  private static String query(String parameter, String value) {
    return parameter + "=" + Tainted.encode(value);
  }
}
