package dev.provenance.overload;

import dev.provenance.testkit.ApiClient;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Everybody who is too much for a server, each a virtual thread with a connection of its own that
 * it does not give up, except for answers that tell it to come back.
 */
final class Crowd implements AutoCloseable {
  /** For the server that is too small for them; it ends where it has not enough. */
  static final List<String> SMALL_HEAP =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

  private static final long NANOS_PER_MILLI = 1_000_000;

  /** Requests that are sent without having read the answer of the one before. */
  private static final int AT_ONCE = 6;

  private final ApiClient client;
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
  private final AtomicLong stored = new AtomicLong();
  private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
  private final Queue<String> broken = new ConcurrentLinkedQueue<>();
  private volatile boolean isOver;

  Crowd(ApiClient client) {
    this.client = client;
  }

  /** How often each status was answered to those who record or read. */
  Map<Integer, AtomicLong> statuses() {
    return statuses;
  }

  /** Interactions that were acknowledged. */
  long stored() {
    return stored.get();
  }

  /** How long recorders waited for a 201, in milliseconds, ascending. */
  List<Long> millis() {
    return millis.stream().sorted().toList();
  }

  /** Connections of theirs that ended without an answer. */
  Queue<String> broken() {
    return broken;
  }

  /** Sends as soon as it has an answer, on and on, but comes again later when told to. */
  void recorders(int count, String path, String body, int interactions) {
    record(count, request("POST", path, body), interactions, true);
  }

  /** Asks as soon as it has an answer, on and on, but comes again later when told to. */
  void readers(int count, String path) {
    record(count, request("GET", path, ""), 0, true);
  }

  /** Sends whatever it is told. */
  void hammerers(int count, String path, String body, int interactions) {
    record(count, request("POST", path, body), interactions, false);
  }

  /** Says a byte of a request now and then, and never comes to an end. */
  void dawdlers(int count) {
    byte[] request = request("POST", "/api/interactions", "{}");
    for (int i = 0; i < count; i++) {
      start(socket -> {
        for (int at = 0; !isOver && at < request.length - 1; at++) {
          socket.getOutputStream().write(request[at]);
          LockSupport.parkNanos(100 * NANOS_PER_MILLI);
        }
      });
    }
  }

  /** Asks for much, time and again, and never reads any of it. */
  void deaf(int count, String path) {
    byte[] request = request("GET", path, "");
    for (int i = 0; i < count; i++) {
      start(socket -> {
        for (int asked = 0; asked < AT_ONCE; asked++) {
          socket.getOutputStream().write(request);
        }
        while (!isOver) {
          LockSupport.parkNanos(100 * NANOS_PER_MILLI);
        }
        socket.close();
      });
    }
  }

  /** Lets those who record have their answers, and sends everybody home. */
  @Override
  public void close() {
    isOver = true;
    for (Thread thread : threads) {
      try {
        thread.join(30_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        broken.add(e.toString());
      }
    }
  }

  @FunctionalInterface
  private interface Behaviour {
    void act(Socket socket) throws IOException;
  }

  private void start(Behaviour behaviour) {
    threads.add(
        Thread.ofVirtual()
            .start(() -> {
              try {
                Socket socket =
                    new Socket(InetAddress.getLoopbackAddress(), client.server().getPort());
                sockets.add(socket);
                behaviour.act(socket);
              } catch (IOException e) {
                if (!isOver) {
                  broken.add(e.toString());
                }
              }
            }));
  }

  private void record(int count, byte[] request, int interactions, boolean isPatient) {
    for (int i = 0; i < count; i++) {
      start(socket -> record(socket, request, interactions, isPatient));
    }
  }

  private void record(Socket socket, byte[] request, int interactions, boolean isPatient)
      throws IOException {
    socket.setTcpNoDelay(true);
    OutputStream out = socket.getOutputStream();
    InputStream in = new BufferedInputStream(socket.getInputStream());
    while (!isOver) {
      long begun = System.nanoTime();
      out.write(request);
      Answer answer = answer(in);
      statuses.computeIfAbsent(answer.status(), _ -> new AtomicLong()).incrementAndGet();
      if (answer.status() == 201) {
        stored.addAndGet(interactions);
        millis.add((System.nanoTime() - begun) / NANOS_PER_MILLI);
      } else if (isPatient) {
        LockSupport.parkNanos(answer.retryAfterSeconds() * 1_000 * NANOS_PER_MILLI);
      }
    }
  }

  private record Answer(int status, long retryAfterSeconds) {}

  /** An answer that tells its length, or comes in chunks, read to its end. */
  private static Answer answer(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    int length = 0;
    boolean isChunked = false;
    long retryAfter = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.toLowerCase(Locale.ROOT).split(": *", 2);
      switch (parts[0]) {
        case "content-length" -> length = Integer.parseInt(parts[1].strip());
        case "transfer-encoding" -> isChunked = true;
        case "retry-after" -> retryAfter = Long.parseLong(parts[1].strip());
        default -> {}
      }
    }
    if (isChunked) {
      skipChunks(in);
    }
    in.skipNBytes(length);
    return new Answer(status, retryAfter);
  }

  private static void skipChunks(InputStream in) throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(in), 16);
      in.skipNBytes(size);
      line(in);
    } while (size > 0);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the connection ends in the midst of an answer: " + line);
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  private byte[] request(String method, String path, String body) {
    return """
    %s %s HTTP/1.1\r
    Host: %s\r
    x-api-key: %s\r
    Content-Type: application/json\r
    Content-Length: %d\r
    \r
    %s\
    """
        .formatted(
            method,
            path,
            client.server().getAuthority(),
            client.key(),
            body.getBytes(StandardCharsets.UTF_8).length,
            body)
        .getBytes(StandardCharsets.UTF_8);
  }
}
