import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One HTTP/1.1 connection, kept open. As much of HTTP as the server's answers need that have a
 * body, so that sending costs the machine little beside what is measured.
 */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final String headers;
  private boolean isLast;

  Connection(URI server, String key) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    headers =
        " HTTP/1.1\r\nHost: "
            + server.getAuthority()
            + "\r\nx-api-key: "
            + key
            + "\r\nContent-Type: application/json\r\nContent-Length: ";
  }

  /** Returns the status once the whole answer has been read. */
  int post(String path, String body) throws IOException {
    return ask("POST", path, body);
  }

  /** The same. */
  int get(String path) throws IOException {
    return ask("GET", path, "");
  }

  /** Whether the server ends it with the answer that was read. */
  boolean isLast() {
    return isLast;
  }

  private int ask(String method, String path, String body) throws IOException {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    String head = method + " " + path + headers + length + "\r\n\r\n";
    return ask((head + body).getBytes(StandardCharsets.UTF_8));
  }

  /** The same for a whole request, as it goes over the wire. */
  int ask(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    int status = Integer.parseInt(line().split(" ")[1]);
    long length = -1;
    boolean isChunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(lower.indexOf(':') + 1).strip());
      }
      isChunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      isLast |= lower.startsWith("connection:") && lower.contains("close");
    }
    if (isChunked) {
      skipChunks();
    } else if (length < 0) {
      throw new IOException("status " + status + " says nothing of its length");
    } else {
      in.skipNBytes(length);
    }
    return status;
  }

  /** Large answers come in chunks; none has trailers. */
  private void skipChunks() throws IOException {
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      in.skipNBytes(size);
      line();
    }
    line();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server has closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
