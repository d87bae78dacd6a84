package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.Await;
import dev.provenance.testkit.CompiledServer;
import dev.provenance.testkit.EventReader;
import dev.provenance.testkit.FsckReport;
import dev.provenance.testkit.Ledger;
import dev.provenance.testkit.Senders;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import dev.provenance.testkit.process.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Told to stop, the server stores what it took, refuses what comes, and leaves nothing running. */
final class ShutdownTest {
  private static final String KEY = "pak_" + "d".repeat(64);
  private static final Map<String, String> SETTINGS = Map.of("PROVENANCE_BOOTSTRAP_KEY", KEY);
  private static final int ROUNDS = Integer.getInteger("provenance.shutdown.rounds", 3);
  private static final Duration LIMIT = Duration.ofSeconds(15);

  /** Sooner than a server that waits for all of its connections. */
  private static final int SOON_MILLIS = 6_000;

  @TempDir Path data;

  @BeforeEach
  void sharePrograms() {
    TestServer.sharePrograms(data);
  }

  @Test
  void terminated_underLoad_answersWhatWasSentBefore() {
    long seed = Long.getLong("provenance.seed", System.nanoTime());
    System.out.println("ShutdownTest: -Dprovenance.seed=" + seed);
    Random random = new Random(seed);
    Ledger ledger = new Ledger();
    for (int round = 1; round <= ROUNDS; round++) {
      ServerProcess server = CompiledServer.start(data, SETTINGS);
      long postmaster = TestDatabase.postmaster(data);
      try (Senders senders = Senders.start(64, server.uri(), KEY, ledger)) {
        senders.await(500 + random.nextInt(1000));
        long told = System.nanoTime();

        server.terminate();

        assertThat(server.exited(LIMIT)).as("ended within %s", LIMIT).isTrue();
        assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(server.log()).anyMatch(line -> line.equals("Provenance is stopping"));
        assertQuietLog(server);
        List<Senders.Sent> sent = senders.all();
        try (ServerProcess again = CompiledServer.start(data, Map.of())) {
          ledger.verifyThroughApi(new ApiClient(again.uri(), KEY));
          ledger.verifyThroughSql(TestDatabase.embedded(data), 1);
          FsckReport.of(TestDatabase.embedded(data)).assertSound();
        }
        report(round, sent, told, ledger);
        assertAnswered(sent, told);
        assertThat(ledger.storedUntold()).as("stored, and nobody was told").isEmpty();
      } finally {
        server.kill();
      }
    }
  }

  /**
   * What was sent before is answered; what comes later may find nobody. An answer is a yes, or says
   * when to come back.
   */
  private static void assertAnswered(List<Senders.Sent> sent, long told) {
    assertThat(sent).filteredOn(Senders.Sent::isAnswered).allMatch(one -> isYesOrLater(one));
    List<Senders.Sent> underWay =
        sent.stream().filter(one -> one.at() < told && one.endedAt() > told).toList();
    assertThat(underWay).as("under way when it was told to stop").isNotEmpty();
    assertThat(underWay).allMatch(Senders.Sent::isAnswered);
  }

  private static boolean isYesOrLater(Senders.Sent one) {
    return one.status() == 201 || (one.status() == 503 && one.retryAfter().matches("[0-9]+"));
  }

  private static void report(int round, List<Senders.Sent> sent, long told, Ledger ledger) {
    System.out.printf(
        "ShutdownTest: round %d: sent %,d: told yes %,d, 503 %,d, unanswered %,d (%,d sent before SIGTERM);"
            + " sent before and answered after %,d; sent after and answered %,d; stored untold %d%n",
        round,
        sent.size(),
        count(sent, one -> one.status() == 201),
        count(sent, one -> one.status() == 503),
        count(sent, one -> !one.isAnswered()),
        count(sent, one -> !one.isAnswered() && one.at() < told),
        count(sent, one -> one.isAnswered() && one.at() < told && one.endedAt() > told),
        count(sent, one -> one.isAnswered() && one.at() > told),
        ledger.storedUntold().size());
  }

  private static long count(List<Senders.Sent> sent, Predicate<Senders.Sent> which) {
    return sent.stream().filter(which).count();
  }

  /** A request that began before and ends after is answered, but nothing is recorded any more. */
  @Test
  void terminated_endsSilentConnections_andRefusesWhatComesLate() throws IOException {
    ServerProcess server = CompiledServer.start(data, SETTINGS);
    URI uri = server.uri();
    String body =
        "{\"resourceId\": \"late\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\"}";
    String head =
        "POST /api/interactions HTTP/1.1\r\nHost: %s\r\nx-api-key: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(uri.getAuthority(), KEY, body.length());
    try (Socket silent = new Socket(uri.getHost(), uri.getPort());
        Socket late = new Socket(uri.getHost(), uri.getPort())) {
      silent.setSoTimeout(SOON_MILLIS);
      late.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      new ApiClient(uri, KEY).get("/health/live").expect(200);

      server.terminate();

      assertThat(silent.getInputStream().read()).isEqualTo(-1);
      late.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(late.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 503 ")
          .containsIgnoringCase("retry-after: 1");
      assertThat(server.exited(LIMIT)).as("ended within %s", LIMIT).isTrue();
    } finally {
      server.kill();
    }
    try (ServerProcess again = CompiledServer.start(data, Map.of())) {
      new Ledger().verifyThroughApi(new ApiClient(again.uri(), KEY));
    }
  }

  @Test
  void terminated_withIdleConnections_ends() throws IOException {
    ServerProcess server = CompiledServer.start(data, SETTINGS);
    long postmaster = TestDatabase.postmaster(data);
    List<Socket> idle = new ArrayList<>();
    try {
      for (String begun :
          List.of("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n", "GET /health", "")) {
        Socket socket = new Socket(server.uri().getHost(), server.uri().getPort());
        socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
        idle.add(socket);
      }
      assertThat(idle.getFirst().getInputStream().read()).isEqualTo('H');

      server.terminate();

      assertThat(server.exited(LIMIT)).as("ended within %s", LIMIT).isTrue();
      assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
    } finally {
      for (Socket socket : idle) {
        socket.close();
      }
      server.kill();
    }
  }

  @Test
  void terminated_withStreamsOpen_endsThem() throws Exception {
    ServerProcess server = CompiledServer.start(data, SETTINGS);
    ApiClient client = new ApiClient(server.uri(), KEY);
    try (EventReader reader = EventReader.open(client, "/api/interactions/stream", null)) {
      Await.until("the stream", () -> reader.lastId().equals("0"));

      server.terminate();

      assertThat(server.exited(LIMIT)).as("ended within %s", LIMIT).isTrue();
      Await.until("its end", reader::isEnded);
      assertQuietLog(server);
    } finally {
      server.kill();
    }
  }

  @Test
  void terminated_withAnExportUnread_cutsIt() throws Exception {
    ServerProcess server = CompiledServer.start(data, SETTINGS);
    ApiClient client = new ApiClient(server.uri(), KEY);
    String item =
        "{\"resourceId\": \"r\", \"resourceType\": \"T\", \"action\": \"A\", \"origin\": \"O\", \"interaction\": \"%s\"}"
            .formatted("x".repeat(10_000));
    String batch = "[" + String.join(",", Collections.nCopies(1_000, item)) + "]";
    for (int i = 0; i < 3; i++) {
      client.post("/api/interactions/batch", batch).expect(201);
    }
    HttpRequest request =
        HttpRequest.newBuilder(server.uri().resolve("/api/interactions/export"))
            .header("x-api-key", KEY)
            .build();
    try (InputStream body =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(body.read()).isEqualTo('i');

      server.terminate();

      assertThat(server.exited(LIMIT)).as("ended within %s", LIMIT).isTrue();
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
      assertQuietLog(server);
    } finally {
      server.kill();
    }
  }

  private static void assertQuietLog(ServerProcess server) {
    assertThat(server.log())
        .noneMatch(line -> line.contains(" ERROR ") || line.contains("SEVERE"))
        .noneMatch(line -> line.contains("\tat "))
        .noneMatch(line -> line.contains(KEY.substring(12)));
  }
}
