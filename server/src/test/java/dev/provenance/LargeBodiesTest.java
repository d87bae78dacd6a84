package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many of the largest batches at once, in a heap that does not hold them all. */
final class LargeBodiesTest {
  private static final String KEY = "pak_" + "1".repeat(64);
  private static final int CLIENTS = 16;
  private static final int ITEMS = 10_000;

  @Test
  void batches_moreThanTheHeapHolds_areStoredOrRefused(@TempDir Path data) throws Exception {
    TestServer.sharePrograms(data);
    List<String> smallHeap = List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    try (ServerProcess server =
        CompiledServer.start(data, smallHeap, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY))) {
      ApiClient client = new ApiClient(server.uri(), KEY);
      String batch = batch();
      List<Integer> statuses = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Callable<Integer> send =
            () ->
                client
                    .send(
                        "POST",
                        "/api/interactions/batch",
                        batch,
                        Map.of("Content-Type", "application/x-ndjson"))
                    .status();
        for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(CLIENTS, send))) {
          statuses.add(answer.get());
        }
      }
      assertThat(statuses).isSubsetOf(201, 503).contains(201);
      long stored = statuses.stream().filter(status -> status == 201).count() * ITEMS;
      assertThat(client.get("/api/interactions?limit=1").json().at("/pagination/total").longValue())
          .isEqualTo(stored);
    }
  }

  private static String batch() {
    String line =
        """
        {"resourceId": "r", "resourceType": "T", "action": "A", "origin": "O", "interaction": {"note": "%s"}}
        """
            .formatted("x".repeat(500));
    return line.repeat(ITEMS);
  }
}
