package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.App;
import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Http;
import dev.provenance.testkit.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Nothing that is sent or stored becomes a line of an answer's head (response splitting, CWE-113).
 * The server logs accesses: so it answers each request with the id that came with it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HeaderInjectionTest {
  private static final String LINE = "X-Injected: yes";
  private static final Pattern INJECTED = Pattern.compile("(?is)(.*\r)?X-Injected.*");

  /** Ends of a line, once and twice encoded, and characters whose last bytes are CR and LF. */
  private static final List<String> ENCODED_ENDS =
      List.of("%0d%0a", "%0D", "%0A", "%250d%250a", "%E5%98%8D%E5%98%8A");

  /** The same as bytes, as far as they do not begin a header of the request. */
  private static final List<String> ENDS =
      List.of("\r", "\n", "\u00e5\u0098\u008d\u00e5\u0098\u008a", "%0d%0a", "\\r\\n");

  private static final List<String> HEADERS =
      List.of(
          "X-Request-Id",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Forwarded-Prefix",
          "Forwarded",
          "Origin",
          "Cookie",
          "Idempotency-Key",
          "x-userid",
          "x-span-id",
          "Last-Event-ID",
          "Accept",
          "Accept-Encoding",
          "Content-Type",
          "If-None-Match");

  private App server;
  private ApiClient client;

  @BeforeAll
  void start(@TempDir Path folder) {
    Map<String, String> settings =
        Map.of(
            "PROVENANCE_DATABASE_URL",
            TestServer.database().fresh("header_injection").setting(),
            "PROVENANCE_DATABASE_CONNECTIONS",
            "3",
            "PROVENANCE_ROOT_KEY",
            TestServer.ROOT_KEY,
            "PROVENANCE_ACCESS_LOG",
            "true");
    server = TestServer.start(folder, settings);
    client = TestServer.newTenant(server.uri());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("dev.provenance.contract.EveryEndpointTest#operations")
  void whatIsSent_isNoHeaderOfTheAnswer(Operation operation) {
    for (String end : ENCODED_ENDS) {
      String text = sent(end);
      ask(operation.method() + " " + operation.path(text) + "?" + operation.neededQuery());
      for (JsonNode parameter : operation.parameters()) {
        String name = parameter.path("name").stringValue();
        String query = name + "=" + text + operation.neededQuery(name);
        ask(operation.method() + " " + operation.path("x") + "?" + query);
      }
    }
    for (String end : ENDS) {
      for (String name : HEADERS) {
        String asked = operation.method() + " " + operation.path("x");
        ask(asked + "?" + operation.neededQuery(), name + ": x" + end + LINE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/docs", "/docs/", "/docs/swagger-ui/", "/assets/", "/api/", "/resources/T/"})
  void pathOfAPage_isNoHeaderOfTheAnswer(String path) {
    for (String end : ENCODED_ENDS) {
      for (String asked : List.of(path + sent(end), path + "?" + sent(end))) {
        ask("GET " + asked, "Accept: text/html");
        ask("HEAD " + asked, "Accept: text/html");
        ask("PUT " + asked, "Accept: text/html");
      }
    }
    for (String end : ENDS) {
      for (String name : HEADERS) {
        ask("GET " + path, name + ": x" + end + LINE);
      }
    }
  }

  @Test
  void whatIsStored_isNoHeaderOfAnAnswer() {
    EveryEndpointTest.operations()
        .flatMap(operation -> Tainted.of(operation, "x\r\n" + LINE + "\r\n").stream())
        .forEach(request -> {
          ApiClient.Answer answer = request.sentBy(client);
          assertThat(answer.status()).as("%s", request).isLessThan(500);
          assertThat(answer.headers().firstValue("X-Injected")).as("%s", request).isEmpty();
        });

    List<Http.Answer> answers =
        EveryEndpointTest.operations()
            .filter(operation -> operation.method().equals("GET"))
            .map(operation -> ask("GET " + operation.path("x") + "?" + operation.neededQuery()))
            .toList();
    assertThat(answers).as("it is stored").anyMatch(answer -> answer.text().contains(LINE));
  }

  /** The test can fail: a line that comes into a head like this is seen. */
  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r"})
  void lineThatIsInjected_isSeen(String end) throws IOException {
    try (ServerSocket careless = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerCarelessly(careless, "x" + end + LINE));

      Http.Answer answer = Http.get(URI.create("http://127.0.0.1:" + careless.getLocalPort()), "/");

      assertThat(injected(answer)).hasSize(1);
    }
  }

  private static void answerCarelessly(ServerSocket socket, String id) {
    try (Socket connection = socket.accept();
        BufferedReader request =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
      String line = request.readLine();
      while (line != null && !line.isEmpty()) {
        line = request.readLine();
      }
      String head = "HTTP/1.1 200 OK\r\nX-Request-Id: " + id + "\r\nContent-Length: 0\r\n\r\n";
      connection.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sent(String end) {
    return "x" + end + LINE.replace(" ", "%20");
  }

  private Http.Answer ask(String methodAndPath, String... headers) {
    String[] all =
        Stream.concat(
                Stream.of("Connection: close", "x-api-key: " + client.key()), Stream.of(headers))
            .toArray(String[]::new);
    Http.Answer answer = Http.send(server.uri(), methodAndPath, all);
    String request = methodAndPath + " " + List.of(headers);
    assertThat(answer.status()).as(request).isLessThan(500);
    assertThat(injected(answer)).as(request).isEmpty();
    return answer;
  }

  private static List<String> injected(Http.Answer answer) {
    return answer.headers().stream().filter(line -> INJECTED.matcher(line).matches()).toList();
  }
}
