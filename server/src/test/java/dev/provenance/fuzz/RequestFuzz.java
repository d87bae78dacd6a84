package dev.provenance.fuzz;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Whole requests to a whole server with its database. The first byte of an input chooses the
 * endpoint; then come a line for the query string, a line that is sent as a header, and the body.
 * No request is answered with a fault of the server.
 */
public final class RequestFuzz {
  private static final List<String> ENDPOINTS =
      List.of(
          "GET /api/interactions",
          "GET /api/interactions/export",
          "GET /api/interactions/timeline",
          "GET /api/interactions/top",
          "GET /api/suggest",
          "GET /api/traces/order-1",
          "GET /api/resource-types",
          "GET /api/actions",
          "POST /api/interactions",
          "POST /api/interactions/batch",
          "POST /api/activity",
          "POST /api/resource-types",
          "POST /api/api-keys",
          "PUT /api/settings",
          "POST /api/session",
          "POST /oauth/token",
          "POST /api/interactions/export");

  private static final int SERVER_ERROR = 500;
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  private static final ApiClient CLIENT = TestServer.newTenant();

  private RequestFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 3) {
      return;
    }
    int query = line(input, 1);
    int header = line(input, query + 1);
    byte[] request =
        request(
            ENDPOINTS.get(Math.floorMod(input[0], ENDPOINTS.size())),
            part(input, 1, query),
            part(input, query + 1, header),
            part(input, header + 1, input.length));
    String answer = answer(request);
    if (!answer.isEmpty() && status(answer) >= SERVER_ERROR) {
      throw new AssertionError(new String(request, StandardCharsets.ISO_8859_1) + "\n→ " + answer);
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring(STATUS_AT, STATUS_AT + 3));
  }

  /** Where a line ends that begins somewhere. */
  private static int line(byte[] input, int from) {
    int at = from;
    while (at < input.length && input[at] != '\n') {
      at++;
    }
    return at;
  }

  private static byte[] part(byte[] input, int from, int until) {
    return from >= until ? new byte[0] : Arrays.copyOfRange(input, from, until);
  }

  private static byte[] request(String endpoint, byte[] query, byte[] header, byte[] body) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(ascii(endpoint + (query.length == 0 ? "" : "?")));
    request.writeBytes(query);
    request.writeBytes(
        ascii(
            """
             HTTP/1.1\r
            Host: localhost\r
            Connection: close\r
            x-api-key: %s\r
            Content-Type: application/json\r
            Content-Length: %d\r
            """
                .formatted(CLIENT.key(), body.length)));
    if (header.length > 0) {
      request.writeBytes(header);
      request.writeBytes(ascii("\r\n"));
    }
    request.writeBytes(ascii("\r\n"));
    request.writeBytes(body);
    return request.toByteArray();
  }

  /** All of it; empty when the server would not hear the request to its end. */
  private static String answer(byte[] request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), CLIENT.server().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (SocketException cutOff) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(new String(request, StandardCharsets.ISO_8859_1), e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
