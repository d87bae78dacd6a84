package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a connection's two ends agree on. */
final class ConnectionTest {
  private static final int PATIENCE_MILLIS = 30_000;

  @ParameterizedTest
  @CsvSource({"GET /health/live, 200", "GET /api/interactions, 401", "POST /api/interactions, 401"})
  void connectionClose_endsAfterTheAnswer(String methodAndPath, int status) throws IOException {
    String answer = toTheEnd(methodAndPath, "Connection: close\r\nContent-Length: 0\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("Connection: close");
  }

  /** It holds memory that others wait for. */
  @Test
  void largeBodyThatDoesNotCome_endsTheConnection() throws IOException {
    String headers =
        "x-api-key: %s\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n"
            .formatted(TestServer.newTenant().key());

    assertThat(toTheEnd("POST /api/interactions/batch", headers)).doesNotContain("HTTP/1.1 2");
  }

  /** Helidon would read a chunk into memory as a whole, also for somebody without a key. */
  @ParameterizedTest
  @ValueSource(strings = {"7fffffff", "3000000"})
  void hugeChunk_endsTheConnectionUnread(String size) throws IOException {
    String headers = "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n" + "x".repeat(100_000);

    assertThat(toTheEnd("POST /api/interactions", headers)).startsWith("HTTP/1.1 401 ");
    String key = "x-api-key: " + TestServer.newTenant().key() + "\r\n";
    assertThat(toTheEnd("POST /api/interactions", key + headers)).startsWith("HTTP/1.1 413 ");
  }

  /** Of a chunk, and of the line with its length, as much is held as of a body. */
  @ParameterizedTest
  @ValueSource(strings = {"1f00000\r\n", "0"})
  void chunkLargerThanABodyMayBe_isNotReadToItsEnd(String begin) throws IOException {
    URI server = TestServer.uri();
    String request =
        """
        POST /api/interactions HTTP/1.1\r
        Host: %s\r
        x-api-key: %s\r
        Transfer-Encoding: chunked\r
        \r
        """
            .formatted(server.getAuthority(), TestServer.newTenant().key());
    byte[] more = "0".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    int sent = 0;
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write((request + begin).getBytes(StandardCharsets.US_ASCII));
      while (sent < 0x1f00000) {
        out.write(more);
        sent += more.length;
      }
    } catch (SocketException ended) {
      // As it should.
    }
    // What the server has not read is in the buffers of both sockets.
    assertThat(sent).isLessThan(17 * 1024 * 1024);
  }

  /** Also where the answer is a yes, and nobody cares for the body. */
  @ParameterizedTest
  @ValueSource(strings = {"GET /health/live", "GET /metrics", "GET /docs/errors", "GET /"})
  void chunksThatNobodyReads_endTheConnection(String methodAndPath) throws IOException {
    String headers = "Transfer-Encoding: chunked\r\n\r\n" + "0".repeat(100_000);

    assertThat(toTheEnd(methodAndPath, headers)).startsWith("HTTP/1.1 200 ");
  }

  /** Before anybody has shown a key: as much as any small body, if it comes in chunks. */
  @ParameterizedTest
  @CsvSource({"/api/session, application/json", "/oauth/token, application/x-www-form-urlencoded"})
  void endlessChunkOfAStranger_isNotReadToItsEnd(String path, String type) throws IOException {
    String headers =
        "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n" + "0".repeat(100_000);

    assertThat(toTheEnd("POST " + path, headers)).startsWith("HTTP/1.1 413 ");
  }

  @Test
  void chunksOfAStranger_areReadLikeAnyBody() throws IOException {
    String body = "{\"apiKey\":\"%s\"}".formatted(TestServer.newTenant().key());
    String headers =
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + "%x\r\n%s\r\n0\r\n".formatted(body.length(), body);

    assertThat(toTheEnd("POST /api/session", headers)).startsWith("HTTP/1.1 201 ");
  }

  /** Reads until the server ends the connection; with a reset, if it has not read all of it. */
  private static String toTheEnd(String methodAndPath, String headers) throws IOException {
    URI server = TestServer.uri();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      String request =
          methodAndPath + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + headers + "\r\n";
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      } catch (SocketException ended) {
        // What it said before can still be read.
      }
      try {
        socket.getInputStream().transferTo(answer);
      } catch (SocketException ended) {
        // So it is at its end.
      }
      return answer.toString(StandardCharsets.UTF_8);
    }
  }
}
