package dev.provenance.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connections that post one interaction after another until told to stop, and write into a {@link
 * Ledger} what they are told. Every answer's status is counted; no answer counts as 0.
 */
public final class Load implements AutoCloseable {
  private static final int[] SORTS = {3, 4, 2};

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI uri;
  private final String key;
  private final Ledger ledger;
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final List<String> remarkable = new ArrayList<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private volatile boolean stopping;

  private Load(URI server, String key, Ledger ledger) {
    this.uri = server.resolve("/api/interactions");
    this.key = key;
    this.ledger = ledger;
  }

  public static Load start(int connections, URI server, String key, Ledger ledger) {
    Load load = new Load(server, key, ledger);
    for (int i = 0; i < connections; i++) {
      var _ = load.threads.submit(load::post);
    }
    return load;
  }

  /** Acknowledged since the start of this load. */
  public int acknowledged() {
    return acknowledged.get();
  }

  /** Returns when so many more have been acknowledged. */
  public void awaitMore(int count) {
    int wanted = acknowledged() + count;
    Await.until(count + " more acknowledgements: " + statuses, () -> acknowledged.get() >= wanted);
  }

  /** How often each status was answered; 0 stands for no answer at all. */
  public Map<Integer, Integer> statuses() {
    return statuses;
  }

  /** Answers that no client should meet: neither a success nor a 503 that says when to retry. */
  public synchronized List<String> remarkable() {
    return List.copyOf(remarkable);
  }

  /** Returns when every connection has its last answer. */
  public void stop() {
    stopping = true;
    threads.close();
    http.shutdownNow();
  }

  @Override
  public void close() {
    stop();
  }

  private void post() {
    while (!stopping) {
      String reference = ledger.next();
      try {
        answered(reference, http.send(request(reference), HttpResponse.BodyHandlers.ofString()));
      } catch (IOException e) {
        statuses.merge(0, 1, Integer::sum);
        if (stopping || http.isTerminated()) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void answered(String reference, HttpResponse<String> response) {
    statuses.merge(response.statusCode(), 1, Integer::sum);
    if (response.statusCode() == 201) {
      JsonNode body = JsonMapper.shared().readTree(response.body());
      ledger.acknowledge(reference, body.path("interactionNumber").longValue());
      acknowledged.incrementAndGet();
    } else if (response.statusCode() != 503
        || response.headers().firstValue("retry-after").isEmpty()) {
      note(response.statusCode() + " " + response.body());
    }
  }

  private synchronized void note(String answer) {
    if (remarkable.size() < 10) {
      remarkable.add(answer);
    }
  }

  private HttpRequest request(String reference) {
    int seed = reference.hashCode() & 0x7FFFFFFF;
    String stamp = seed % 5 == 0 ? ", \"interactionTimestamp\": \"2024-01-15T10:30:00Z\"" : "";
    String body =
        """
        {"resourceId": "order-%d", "resourceType": "TYPE_%d", "action": "ACTION_%d", "origin": "ORIGIN_%d",
         "externalReference": "%s", "interaction": {"n": %d}%s}
        """
            .formatted(
                seed % 100,
                seed % SORTS[0],
                seed % SORTS[1],
                seed % SORTS[2],
                reference,
                seed,
                stamp);
    return HttpRequest.newBuilder(uri)
        .header("x-api-key", key)
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(60))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
