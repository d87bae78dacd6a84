package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
  private static final int PATIENCE_MILLIS = 5_000;

  @Test
  void batches_moreThanTheHeapHolds_areStoredOrRefused(@TempDir Path data) throws Exception {
    try (ServerProcess server = withSmallHeap(data)) {
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

  /** Each is thirty times what a body may have, and never whole. */
  @Test
  void chunks_moreThanTheHeapHolds_areRefused(@TempDir Path data) throws Exception {
    try (ServerProcess server = withSmallHeap(data);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> send = () -> chunkWithoutEnd(server.uri());
      for (Future<Integer> sent : threads.invokeAll(Collections.nCopies(CLIENTS, send))) {
        assertThat(sent.get()).isPositive();
      }
      assertThat(new ApiClient(server.uri(), KEY).get("/api/interactions").status()).isEqualTo(200);
    }
  }

  /** Bytes that could be sent before the server ended the connection. */
  private static int chunkWithoutEnd(URI server) throws IOException {
    String begin =
        """
        POST /api/interactions HTTP/1.1\r
        Host: %s\r
        x-api-key: %s\r
        Transfer-Encoding: chunked\r
        \r
        1f00000\r
        """
            .formatted(server.getAuthority(), KEY);
    byte[] more = new byte[64 * 1024];
    int sent = 0;
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(begin.getBytes(StandardCharsets.US_ASCII));
      while (sent + more.length < 0x1f00000) {
        out.write(more);
        sent += more.length;
      }
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (SocketException | SocketTimeoutException ended) {
      // Here they are counted.
    }
    return sent;
  }

  private static ServerProcess withSmallHeap(Path data) throws Exception {
    TestServer.sharePrograms(data);
    List<String> smallHeap = List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    return CompiledServer.start(data, smallHeap, Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY));
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
