package dev.provenance.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connections that post one interaction after another until nobody listens any more, and write down
 * when each request was sent in whole and what became of it. Nothing is sent twice.
 */
public final class Senders implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  private final URI server;
  private final String key;
  private final Ledger ledger;

  /**
   * A request that was sent in whole.
   *
   * @param at when its last byte was handed to the connection, as {@link System#nanoTime} tells it
   * @param endedAt when its answer, or the end of the connection, was there
   * @param status 0 for no answer, or not all of it
   */
  public record Sent(String reference, long at, long endedAt, int status, String retryAfter) {
    public boolean isAnswered() {
      return status != 0;
    }
  }

  private Senders(URI server, String key, Ledger ledger) {
    this.server = server;
    this.key = key;
    this.ledger = ledger;
  }

  public static Senders start(int connections, URI server, String key, Ledger ledger) {
    Senders senders = new Senders(server, key, ledger);
    for (int i = 0; i < connections; i++) {
      var _ = senders.threads.submit(senders::post);
    }
    return senders;
  }

  /** Returns when so many requests have an answer, or none. */
  public void await(int count) {
    Await.until(count + " requests", () -> sent.size() >= count);
  }

  /** All that was sent, once no sender finds anybody who listens. */
  public List<Sent> all() {
    threads.close();
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private void post() {
    while (true) {
      try (Socket socket = new Socket(server.getHost(), server.getPort())) {
        socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
        InputStream in = new BufferedInputStream(socket.getInputStream());
        boolean isOpen = true;
        while (isOpen) {
          isOpen = exchange(socket, in);
        }
      } catch (IOException nobodyListens) {
        return;
      }
    }
  }

  /** Whether the connection may be used again. */
  private boolean exchange(Socket socket, InputStream in) {
    String reference = ledger.next();
    try {
      socket.getOutputStream().write(request(reference));
    } catch (IOException notSent) {
      return false;
    }
    long at = System.nanoTime();
    int status = 0;
    String retryAfter = "";
    boolean isToBeUsed = false;
    try {
      Http.Answer answer = Http.read(in, false);
      status = answer.status();
      retryAfter = answer.header("Retry-After");
      isToBeUsed = !answer.header("Connection").equalsIgnoreCase("close");
      if (status == 201) {
        ledger.acknowledge(
            reference,
            JsonMapper.shared().readTree(answer.body()).path("interactionNumber").longValue());
      }
    } catch (IOException cutOff) {
      status = 0;
    }
    sent.add(new Sent(reference, at, System.nanoTime(), status, retryAfter));
    return isToBeUsed;
  }

  private byte[] request(String reference) {
    String body =
        "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\", \"externalReference\": \"%s\", \"interaction\": {}}"
            .formatted(reference);
    return "POST /api/interactions HTTP/1.1\r\nHost: x\r\nx-api-key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(key, body.length(), body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
