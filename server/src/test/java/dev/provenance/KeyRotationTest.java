package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestServer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A key is replaced by another while a client records without a break. */
final class KeyRotationTest {
  private static final String BODY =
      "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";
  private static final int SOME = 50;

  private final ApiClient admin = TestServer.newTenant();
  private final Queue<Told> told = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean done = new AtomicBoolean();

  private record Told(ApiClient client, int status) {}

  private record Key(ApiClient client, String id) {}

  @Test
  void keyIsReplaced_whileAClientRecords_nothingIsRefused() throws Exception {
    Key old = newKey();
    AtomicReference<ApiClient> current = new AtomicReference<>(old.client());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> recording = threads.submit(() -> record(current));
      try {
        awaitMore(old.client());
        Key next = newKey();
        awaitMore(old.client());
        current.set(next.client());
        awaitMore(next.client());
        admin.delete("/api/api-keys/" + old.id()).expect(204);
        awaitMore(next.client());
      } finally {
        done.set(true);
      }
      recording.get();
    }

    assertThat(told).extracting(Told::status).containsOnly(201);
    assertThat(admin.get("/api/interactions?limit=1").json().at("/pagination/total").intValue())
        .isGreaterThanOrEqualTo(told.size());
    old.client().post("/api/interactions", BODY).expect(401);
    old.client().get("/api/interactions").expect(401);
  }

  /** The test can fail: who goes on with a key that is revoked is refused. */
  @Test
  void keyIsRevoked_whileAClientRecords_theClientIsRefused() throws Exception {
    Key old = newKey();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> recording = threads.submit(() -> record(new AtomicReference<>(old.client())));
      try {
        awaitMore(old.client());
        admin.delete("/api/api-keys/" + old.id()).expect(204);
        awaitMore(old.client());
      } finally {
        done.set(true);
      }
      recording.get();
    }

    assertThat(told).extracting(Told::status).contains(201, 401);
  }

  private void record(AtomicReference<ApiClient> current) {
    while (!done.get()) {
      ApiClient client = current.get();
      told.add(new Told(client, client.post("/api/interactions", BODY).status()));
    }
  }

  private void awaitMore(ApiClient client) {
    long wanted = answers(client) + SOME;
    Await.until("more answers", () -> answers(client) >= wanted);
  }

  private long answers(ApiClient client) {
    return told.stream().filter(answer -> answer.client() == client).count();
  }

  private Key newKey() {
    JsonNode created = admin.post("/api/api-keys", "{\"label\": \"app\"}").expect(201).json();
    return new Key(
        new ApiClient(admin.server(), created.path("key").stringValue()),
        created.path("apiKeyId").stringValue());
  }
}
