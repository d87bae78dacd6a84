package dev.provenance.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScenarioRunnerTest {
  private static final String ID = "0190d5e2-7c1a-7b3e-9a52-6f1d3f0a1b02";
  private static final String ACTION =
      """
      { "actionId": "%s", "title": "Create", "mnemonic": "CREATE", "description": null, "icon": null,
        "fontColorHex": null, "bgColorHex": null, "isSystem": false,
        "createdDate": "2024-01-15T10:00:00.000Z", "modifiedDate": "2024-01-15T10:00:00.000Z" }
      """
          .formatted(ID);

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private ScenarioRunner runner;
  private volatile String answer = ACTION;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
    runner =
        new ScenarioRunner(
            URI.create("http://localhost:" + server.getAddress().getPort() + "/prefix/"),
            "pak_1",
            OpenApiContract.load());
  }

  @AfterEach
  void stop() {
    runner.close();
    server.stop(0);
  }

  @Test
  void run_matchingScenario_sendsWhatItSays() {
    run(
        """
        { "name": "create", "request": { "method": "POST", "path": "/api/actions", "body": { "title": "Create" } },
          "expect": { "status": 201, "headers": { "X-Seen": "yes" }, "body": { "actionId": "{{uuid}}" }, "bodyContains": ["\\"CREATE\\""] },
          "save": { "id": "/actionId" } },
        { "name": "get", "request": { "method": "GET", "path": "/api/actions/${id}", "headers": { "x-api-key": null, "x-userid": "u-${id}" },
            "query": { "title": ["a b", "c+d"] } },
          "expect": { "status": 200, "body": { "actionId": "${id}" } } },
        { "name": "raw", "request": { "method": "POST", "path": "/api/actions", "rawBody": "{ }", "headers": { "content-type": "text/x" } },
          "expect": { "status": 201 } }
        """);
    assertThat(requests)
        .containsExactly(
            "POST /prefix/api/actions key=pak_1 user=null type=application/json"
                + " {\"title\":\"Create\"}",
            "GET /prefix/api/actions/%s?title=a+b&title=c%%2Bd key=null user=u-%s type=null "
                .formatted(ID, ID),
            "POST /prefix/api/actions key=pak_1 user=null type=text/x { }");
  }

  @Test
  void run_otherStatus_namesScenarioAndStep() {
    assertFails("GET", 404, "{}", "scenario 'Sample', step 'one': expected status 404, got 200: {");
  }

  @Test
  void run_otherBody_namesPointer() {
    assertFails(
        "GET",
        200,
        "{ \"mnemonic\": \"UPDATE\" }",
        "/mnemonic: expected \"UPDATE\", got \"CREATE\"");
  }

  @Test
  void run_answerAgainstTheContract_fails() {
    answer = ACTION.replace("\"isSystem\": false,", "");
    assertFails("GET", 200, "{}", "getAction (GET /api/actions/{id}) answered 200");
  }

  @Test
  void run_missingHeader_fails() {
    assertThatThrownBy(
            () -> run(step("GET", 200, "\"headers\": { \"Idempotent-Replayed\": \"true\" }", "")))
        .hasMessageContaining("header Idempotent-Replayed: expected true, got none");
  }

  @Test
  void run_missingText_fails() {
    assertThatThrownBy(() -> run(step("GET", 200, "\"bodyContains\": [\"1.0\"]", "")))
        .hasMessageContaining("body: expected to contain 1.0, got {");
  }

  @Test
  void run_nothingToSave_fails() {
    assertThatThrownBy(
            () -> run(step("GET", 200, "\"body\": {}", ", \"save\": { \"x\": \"/uowId\" }")))
        .hasMessageContaining("/uowId: expected a value to save");
  }

  @Test
  void run_unknownVariable_fails() {
    assertFails("GET", 200, "{ \"title\": \"${title}\" }", "no step before has saved ${title}");
  }

  @Test
  void run_noServer_fails() {
    server.stop(0);
    assertFails("GET", 200, "{}", "no answer: ");
  }

  private void assertFails(String method, int status, String body, String message) {
    assertThatThrownBy(() -> run(step(method, status, "\"body\": " + body, "")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("scenario 'Sample', step 'one': ")
        .hasMessageContaining(message);
  }

  private static String step(String method, int status, String expect, String more) {
    return """
    { "name": "one", "request": { "method": "%s", "path": "/api/actions/%s" },
      "expect": { "status": %d, %s } %s }
    """
        .formatted(method, ID, status, expect, more);
  }

  private void run(String steps) {
    String scenario = "{ \"name\": \"Sample\", \"about\": \"\", \"steps\": [" + steps + "] }";
    runner.run(Scenario.JSON.readValue(scenario, Scenario.class));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      requests.add(
          "%s %s key=%s user=%s type=%s %s"
              .formatted(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI(),
                  exchange.getRequestHeaders().getFirst("x-api-key"),
                  exchange.getRequestHeaders().getFirst("x-userid"),
                  exchange.getRequestHeaders().getFirst("Content-Type"),
                  body));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("X-Seen", "yes");
      byte[] bytes = answer.getBytes(UTF_8);
      exchange.sendResponseHeaders(
          exchange.getRequestMethod().equals("POST") ? 201 : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
