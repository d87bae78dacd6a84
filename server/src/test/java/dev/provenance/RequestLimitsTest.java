package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.Http;
import dev.provenance.testkit.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long a request's first line and its headers may be, and what is said of longer ones. */
final class RequestLimitsTest {
  private static final int LIMIT = 16 * 1024;
  private static final int LARGEST_BODY = 16 * 1024 * 1024;
  private static final String PATH = "/health/live";

  @Test
  void longestRequestLine_isAnswered() {
    assertThat(withLineOf(LIMIT - 1).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT, LIMIT + 1, 2 * LIMIT})
  void longerRequestLine_isTooLargeAndNamesTheLimit(int length) {
    assertProblem(withLineOf(length), 414, "too-large", LIMIT);
  }

  /** What looks for files must not fail on a path of many segments. */
  @Test
  void pathOfThousandsOfSegments_isAnswered() {
    for (String path : List.of("/a".repeat(LIMIT / 2 - 10), "/a".repeat(LIMIT / 2 - 10) + ".js")) {
      assertThat(Http.get(TestServer.uri(), path).status()).isIn(200, 404);
    }
  }

  @Test
  void largeHeaders_areAnswered() {
    assertThat(Http.get(TestServer.uri(), PATH, "X-Long: " + "y".repeat(LIMIT - 1000)).status())
        .isEqualTo(200);
  }

  @Test
  void largerHeaders_areTooLargeAndTheLimitIsNamed() {
    String[] many =
        IntStream.range(0, 1000).mapToObj(i -> "X-" + i + ": 0123456789").toArray(String[]::new);
    for (String[] headers :
        List.of(
            new String[] {"X-Long: " + "y".repeat(LIMIT)},
            new String[] {"y".repeat(LIMIT)},
            new String[] {"y".repeat(LIMIT) + ": x"},
            many)) {
      assertProblem(Http.get(TestServer.uri(), PATH, headers), 431, "too-large", LIMIT);
    }
  }

  /** Whatever part of them it is that ends right at the limit. */
  @ParameterizedTest
  @ValueSource(
      strings = {"X-Long: %s", "%s: x", "X-Long: %s\r\nAccept: */*", "X: %s\r\nConnection: close"})
  void headersAtTheLimit_areAnsweredOrTooLarge(String headers) {
    for (int length = LIMIT - 120; length <= LIMIT; length++) {
      String sent = headers.formatted("y".repeat(length));
      assertThat(Http.get(TestServer.uri(), PATH, sent).status()).as("%d", length).isIn(200, 431);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no colon", "X-A: \n", "X-A: \0", "X A: x", "Header size exceeded"})
  void malformedHeaders_areInvalid(String header) {
    Http.Answer answer = Http.get(TestServer.uri(), PATH, header);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("it is malformed").doesNotContain("bytes");
  }

  /** Of a body that is not even begun to be read. */
  @Test
  void hugeBody_isTooLargeAndNamesTheLimit() {
    Http.Answer answer =
        Http.send(TestServer.uri(), "POST /api/interactions", "Content-Length: 99999999999");

    assertProblem(answer, 413, "too-large", LARGEST_BODY);
  }

  private static void assertProblem(Http.Answer answer, int status, String type, int limit) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.path("type").stringValue()).isEqualTo("/docs/errors#" + type);
    assertThat(problem.path("detail").stringValue()).contains(limit + " bytes");
  }

  private static Http.Answer withLineOf(int length) {
    int rest = ("GET " + PATH + "? HTTP/1.1").length();
    return Http.get(TestServer.uri(), PATH + "?" + "y".repeat(length - rest));
  }
}
