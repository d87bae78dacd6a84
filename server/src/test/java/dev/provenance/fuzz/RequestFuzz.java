package dev.provenance.fuzz;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Http;
import dev.provenance.testkit.TestServer;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole requests to a whole server with its database. The first byte of an input chooses the
 * endpoint; then come a line for the query string (or for what stands at {} in the path, and all
 * that follows), a line that is sent as a header, and the body. Every request is answered in whole,
 * whatever it says, and none with a fault of the server.
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
          "POST /api/interactions/export",
          "GET /api/interactions/{}",
          "GET /api/interactions/stream",
          "GET /api/traces/{}",
          "GET /api/traces/{}/timeline",
          "GET /api/traces/{}/summary",
          "POST /api/interactions/timeline/refresh",
          "GET /api/origins",
          "GET /api/origins/{}",
          "PUT /api/resource-types/{}",
          "DELETE /api/resource-types/{}",
          "PUT /api/actions/{}",
          "DELETE /api/origins/{}",
          "GET /api/api-keys",
          "DELETE /api/api-keys/{}",
          "GET /api/session",
          "DELETE /api/session",
          "GET /api/settings",
          "GET /docs/{}",
          "GET /ui/{}");

  private static final String CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n";

  /** Of the answer itself, not of the one that asks for the body. */
  private static final Pattern STATUS =
      Pattern.compile("(?:" + CONTINUE + ")?HTTP/1.1 ([2-5][0-9][0-9]) ");

  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: ([0-9]+)\r\n");

  private static final ApiClient CLIENT = TestServer.newTenant();
  private static final URI SERVER = CLIENT.server();

  private RequestFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 3) {
      return;
    }
    int query = line(input, 1);
    int header = line(input, query + 1);
    String endpoint = ENDPOINTS.get(Math.floorMod(input[0], ENDPOINTS.size()));
    byte[] request =
        request(
            endpoint,
            part(input, 1, query),
            part(input, query + 1, header),
            part(input, header + 1, input.length));
    boolean isStream = endpoint.endsWith("/stream");
    String answer = isStream ? Http.hearHead(SERVER, request).text() : whole(request);
    if (!isNoFault(answer, isStream)) {
      throw new AssertionError(
          new String(request, StandardCharsets.ISO_8859_1) + "\n→ [" + answer + "]");
    }
  }

  private static String whole(byte[] request) {
    return Http.hear(SERVER, request, false).text();
  }

  /** Too many streams at once are refused, for their ends are not noticed at once. */
  private static boolean isNoFault(String answer, boolean isStream) {
    Matcher status = STATUS.matcher(answer);
    if (!status.lookingAt()) {
      return false;
    }
    if (isStream) {
      return !status.group(1).startsWith("5") || answer.contains("streams open already");
    }
    return !status.group(1).startsWith("5") && isWhole(answer);
  }

  /** A handler that dies in the midst of its answer ends the connection early. */
  private static boolean isWhole(String answer) {
    int begin = answer.startsWith(CONTINUE) ? CONTINUE.length() : 0;
    int body = answer.indexOf("\r\n\r\n", begin) + 4;
    String head = answer.substring(begin, body).toLowerCase(Locale.ROOT);
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      return answer.length() - body == Integer.parseInt(length.group(1));
    }
    return !head.contains("\r\ntransfer-encoding: chunked\r\n") || answer.endsWith("0\r\n\r\n");
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
    int place = endpoint.indexOf("{}");
    if (place < 0) {
      request.writeBytes(ascii(endpoint + (query.length == 0 ? "" : "?")));
      request.writeBytes(query);
    } else {
      request.writeBytes(ascii(endpoint.substring(0, place)));
      request.writeBytes(query);
      request.writeBytes(ascii(endpoint.substring(place + 2)));
    }
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

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
