package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.Http;
import dev.provenance.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests whose end two readers could see in different places (request smuggling, RFC 9112 section
 * 11.2): what follows them on the connection, which a proxy may have taken for their body, is never
 * answered.
 */
final class SmugglingTest {
  /** Its answer names its path. */
  private static final String HIDDEN =
      "GET /api/hidden HTTP/1.1\r\nHost: hidden\r\nConnection: close\r\n\r\n";

  private static final String ANSWERED = "/api/hidden";

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of(
            "both lengths", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        Arguments.of(
            "both lengths, the other way",
            "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
            "0\r\n\r\n"),
        Arguments.of("two lengths", "Content-Length: 2\r\nContent-Length: 3\r\n", "{}"),
        Arguments.of("two lengths in one", "Content-Length: 2, 3\r\n", "{}"),
        Arguments.of("a signed length", "Content-Length: +2\r\n", "{}"),
        Arguments.of("a negative length", "Content-Length: -1\r\n", ""),
        Arguments.of("a hexadecimal length", "Content-Length: 0x2\r\n", "{}"),
        Arguments.of(
            "a length beyond all numbers", "Content-Length: 99999999999999999999\r\n", "{}"),
        Arguments.of("a coding that there is not", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"),
        Arguments.of(
            "chunked, but not last", "Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n"),
        Arguments.of("a space before the colon", "Transfer-Encoding : chunked\r\n", "0\r\n\r\n"),
        Arguments.of("a name with a space", "Content Length: 2\r\n", "{}"),
        Arguments.of(
            "a folded line", "X-Folded: a\r\n Transfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        Arguments.of(
            "a line that ends early", "X-A: b\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        Arguments.of("a null in a value", "X-A: b\0\r\n", ""),
        Arguments.of(
            "a chunk beyond all numbers",
            "Transfer-Encoding: chunked\r\n",
            "FFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n"),
        Arguments.of("a negative chunk", "Transfer-Encoding: chunked\r\n", "-2\r\n{}\r\n0\r\n\r\n"),
        Arguments.of(
            "a chunk that is longer than it says",
            "Transfer-Encoding: chunked\r\n",
            "1\r\n{}\r\n0\r\n\r\n"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void whatFollows_isNotAnswered(String name, String headers, String body) {
    String answers = answers(headers, body + HIDDEN);

    assertThat(answers)
        .startsWith("HTTP/1.1 4")
        .doesNotContain(ANSWERED)
        .doesNotContain("HTTP/1.1 2")
        .doesNotContain(" 500 ");
  }

  /** The test can fail: after a request whose end is plain, what follows is answered. */
  @Test
  void whatFollowsARequest_isAnswered() {
    assertThat(answers("Content-Length: 2\r\n", "{}" + HIDDEN)).contains(ANSWERED);
    assertThat(answers("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n0\r\n\r\n" + HIDDEN))
        .contains(ANSWERED);
  }

  /** All that the server says until it ends the connection, or resets it. */
  private static String answers(String headers, String rest) {
    String request =
        "POST /api/interactions HTTP/1.1\r\nHost: x\r\nx-api-key: "
            + TestServer.newTenant().key()
            + "\r\nContent-Type: application/json\r\n"
            + headers
            + "\r\n"
            + rest;
    return Http.hear(TestServer.uri(), request.getBytes(StandardCharsets.ISO_8859_1), true).text();
  }
}
