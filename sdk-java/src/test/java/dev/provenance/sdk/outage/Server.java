package dev.provenance.sdk.outage;

import dev.provenance.sdk.Provenance;
import dev.provenance.sdk.ProvenanceBuilder;
import dev.provenance.sdk.api.InteractionQuery;
import dev.provenance.sdk.api.RecordedInteraction;
import dev.provenance.testkit.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The real server on one port and one data directory, to be killed and started again. */
final class Server implements AutoCloseable {
  static final String KEY = "pak_" + "5".repeat(64);

  private final Path data;
  private final int port;
  private ServerProcess process;

  Server(Path data) {
    this.data = data;
    this.port = freePort();
    this.process = start();
  }

  void kill() {
    process.kill();
  }

  void restart() {
    process = start();
  }

  String apiUrl() {
    return "http://127.0.0.1:" + port + "/api";
  }

  ProvenanceBuilder client() {
    return Provenance.builder()
        .apiUrl(apiUrl())
        .apiKey(KEY)
        .origin("TEST")
        .retryLongest(Duration.ofSeconds(1))
        .onError(failure -> {});
  }

  /** Everything that is stored, by number. */
  Stream<RecordedInteraction> stored() {
    return client().build().api().interactions().listAll(InteractionQuery.all());
  }

  @Override
  public void close() {
    process.close();
  }

  private ServerProcess start() {
    return ServerProcess.start(
        data, Map.of("PROVENANCE_PORT", Integer.toString(port), "PROVENANCE_BOOTSTRAP_KEY", KEY));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
