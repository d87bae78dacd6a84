package dev.provenance.testkit;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Sends requests as they are written, whatever a well-behaved client would make of them. */
public final class Http {
  private static final int PATIENCE_MILLIS = 30_000;

  private Http() {}

  /** An answer, as it came over the wire. */
  public record Answer(int status, List<String> headers, byte[] body) {
    /** A header's value; empty when there is none. */
    public String header(String name) {
      return headers.stream()
          .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
          .map(line -> line.substring(name.length() + 2))
          .findFirst()
          .orElse("");
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public String unzipped() {
      try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * What came over a connection until its end.
   *
   * @param isReset whether the connection was reset rather than ended
   */
  public record Heard(String text, boolean isReset) {}

  public static Answer get(URI server, String path, String... headers) {
    return send(server, "GET " + path, headers);
  }

  /**
   * Sends a request without a body on a connection of its own.
   *
   * @param server its path is ignored
   * @param methodAndPath as they stand in the request's first line
   */
  public static Answer send(URI server, String methodAndPath, String... headers) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      return exchange(socket, server, methodAndPath, headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same from another address of this machine.
   *
   * @param address in 127.0.0.0/8
   */
  public static Answer sendFrom(
      String address, URI server, String methodAndPath, String... headers) {
    InetAddress local = InetAddress.ofLiteral(address);
    try (Socket socket = new Socket(server.getHost(), server.getPort(), local, 0)) {
      return exchange(socket, server, methodAndPath, headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends bytes on a connection of their own, and hears everything that the server says, also what
   * it said before it reset the connection.
   *
   * @param isLast whether the end of what is sent is told at once
   */
  public static Heard hear(URI server, byte[] request, boolean isLast) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(request);
        if (isLast) {
          socket.shutdownOutput();
        }
      } catch (SocketException endedMeanwhile) {
        return hear(socket.getInputStream(), "");
      }
      return hear(socket.getInputStream(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(new String(request, StandardCharsets.ISO_8859_1), e);
    }
  }

  /** The same for an answer without an end, of which the head is heard. */
  public static Heard hearHead(URI server, byte[] request) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request);
      return hear(socket.getInputStream(), "\r\n\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(new String(request, StandardCharsets.ISO_8859_1), e);
    }
  }

  /**
   * Hears all.
   *
   * @param enough what need not be waited for once it has been heard; empty for all
   */
  private static Heard hear(InputStream in, String enough) throws IOException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    byte[] part = new byte[8192];
    boolean isReset = false;
    try {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        heard.write(part, 0, count);
        if (!enough.isEmpty() && heard.toString(StandardCharsets.ISO_8859_1).contains(enough)) {
          break;
        }
      }
    } catch (SocketException reset) {
      isReset = true;
    }
    return new Heard(heard.toString(StandardCharsets.ISO_8859_1), isReset);
  }

  private static Answer exchange(Socket socket, URI server, String methodAndPath, String... headers)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(methodAndPath + " HTTP/1.1");
    lines.add("Host: " + server.getAuthority());
    lines.addAll(Arrays.asList(headers));
    String request = String.join("\r\n", lines) + "\r\n\r\n";
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    return read(
        new BufferedInputStream(socket.getInputStream()), methodAndPath.startsWith("HEAD "));
  }

  /**
   * What the server announces is read; more than that would be the next answer. Where it announces
   * nothing, all is read until it ends the connection.
   */
  static Answer read(InputStream in, boolean isHead) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      lines.add(line);
    }
    int status = Integer.parseInt(lines.getFirst().split(" ", 3)[1]);
    Answer head = new Answer(status, lines, new byte[0]);
    boolean hasBody = !isHead && status != 204 && status != 304;
    if (!hasBody) {
      return new Answer(status, lines, in.readNBytes(in.available()));
    }
    String length = head.header("Content-Length");
    byte[] body = length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    return new Answer(status, lines, body);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the answer ends in its head: " + line);
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }
}
