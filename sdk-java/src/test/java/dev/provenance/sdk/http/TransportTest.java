package dev.provenance.sdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class TransportTest {
  private static final String KEY = "pak_" + "0".repeat(64);

  @Test
  void exchange_answerStopsInTheMiddle_endsWithTheTime() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerHalf(server, ended));
      Endpoint endpoint =
          new Endpoint(
              "http://127.0.0.1:" + server.getLocalPort() + "/api/", KEY, Duration.ofMillis(300));
      assertThatExceptionOfType(HttpTimeoutException.class)
          .isThrownBy(() -> new Transport(endpoint).exchange(Call.of("GET", "/settings")))
          .withMessageContaining("PT0.3S")
          .withMessageNotContaining(KEY);
      ended.countDown();
    }
  }

  @Test
  void exchange_nobodyThere_saysWhere() {
    Endpoint endpoint = new Endpoint("http://127.0.0.1:9/api", KEY, Duration.ofSeconds(5));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Transport(endpoint).exchange(Call.of("GET", "/settings")))
        .withMessageContaining("http://127.0.0.1:9/api");
    assertThat(endpoint.toString()).doesNotContain(KEY);
  }

  private static void answerHalf(ServerSocket server, CountDownLatch ended) {
    try (Socket socket = server.accept()) {
      InputStream request = socket.getInputStream();
      assertThat(request.read()).isEqualTo('G');
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf".getBytes(StandardCharsets.UTF_8));
      ended.await();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
