package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.testkit.Await;
import dev.provenance.testkit.TestCertificate;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS with the operator's own certificate, in real handshakes. */
final class TlsTest {
  private static final String KEY = "pak_" + "7".repeat(64);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void certificate_serves(String algorithm) throws Exception {
    TestCertificate certificate = TestCertificate.make(algorithm, folder);
    try (App app = start(certificate, certificate)) {
      assertThat(app.uri()).hasScheme("https");
      HttpResponse<String> answer = signIn(certificate, app.uri());
      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Secure");
      assertThat(firstByteInTheClear(app.uri())).isNotEqualTo('H');
    }
  }

  @Test
  void renewedCertificate_isPutIntoService_withoutARestart() throws Exception {
    TestCertificate before = TestCertificate.make("EC", folder);
    TestCertificate after = TestCertificate.make("EC", folder);
    Queue<String> said = new ConcurrentLinkedQueue<>();
    Handler listener = new Listener(said);
    Logger log = Logger.getLogger("dev.provenance.http.CertificateRenewal");
    log.addHandler(listener);
    try (App app = start(before, before)) {
      assertThat(signIn(before, app.uri()).statusCode()).isEqualTo(201);
      Files.writeString(folder.resolve("certificate.pem"), "half of it");
      Await.until("a look at what cannot be used", () -> !said.isEmpty());
      assertThat(said.peek()).contains("certificate.pem", "the one before stays");
      assertThat(isTrusted(before, app.uri())).isTrue();
      after.writeKey(folder.resolve("key.pem"));
      after.writeCertificate(folder.resolve("certificate.pem"));
      Await.until("the new certificate", () -> isTrusted(after, app.uri()));
      assertThat(isTrusted(before, app.uri())).isFalse();
    } finally {
      log.removeHandler(listener);
    }
  }

  /** Somebody who says hello and then nothing more, for ever. */
  @Test
  void halfAHandshake_doesNotHoldUpTheEnd() throws Exception {
    TestCertificate certificate = TestCertificate.make("EC", folder);
    App app = start(certificate, certificate);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.uri().getPort())) {
      socket.getOutputStream().write(hello());
      assertThat(socket.getInputStream().read()).isPositive();

      CompletableFuture<Void> end = CompletableFuture.runAsync(app::close);

      assertThat(end).succeedsWithin(Duration.ofSeconds(20));
    }
  }

  /** The first message of a client. */
  private static byte[] hello() throws Exception {
    SSLEngine engine = SSLContext.getDefault().createSSLEngine();
    engine.setUseClientMode(true);
    ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), hello);
    return Arrays.copyOf(hello.array(), hello.position());
  }

  private static final class Listener extends Handler {
    private final Queue<String> said;

    Listener(Queue<String> said) {
      this.said = said;
    }

    @Override
    public void publish(LogRecord record) {
      said.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void keyOfAnotherCertificate_isNamedAtTheStart() throws Exception {
    TestCertificate certificate = TestCertificate.make("EC", folder);
    TestCertificate other = TestCertificate.make("EC", folder);
    assertThatThrownBy(() -> start(certificate, other).close())
        .hasMessage(
            folder.resolve("key.pem")
                + ": it does not belong to the first certificate of "
                + folder.resolve("certificate.pem"));
  }

  @Test
  void filesThatAreNone_areNamedAtTheStart() throws Exception {
    TestCertificate certificate = TestCertificate.make("EC", folder);
    Path key = folder.resolve("key.pem");
    Path chain = folder.resolve("certificate.pem");
    certificate.writeCertificate(chain);

    assertThatThrownBy(() -> start().close()).hasMessage(key + ": it cannot be read");
    Files.writeString(key, "no key");
    assertThatThrownBy(() -> start().close()).hasMessageStartingWith(key + ": ");
    certificate.writeKey(key);
    Files.writeString(chain, "no certificate");
    assertThatThrownBy(() -> start().close()).hasMessageStartingWith(chain + ": ");
  }

  private App start(TestCertificate certificate, TestCertificate ofKey) throws Exception {
    certificate.writeCertificate(folder.resolve("certificate.pem"));
    ofKey.writeKey(folder.resolve("key.pem"));
    return start();
  }

  /** On a database of its own beside the shared server's. */
  private App start() {
    TestDatabase database = TestServer.database().fresh("tls");
    Map<String, String> settings =
        Map.of(
            "PROVENANCE_DATABASE_URL", database.setting(),
            "PROVENANCE_DATABASE_CONNECTIONS", "2",
            "PROVENANCE_BOOTSTRAP_KEY", KEY,
            "PROVENANCE_TLS_CERTIFICATE", folder.resolve("certificate.pem").toString(),
            "PROVENANCE_TLS_KEY", folder.resolve("key.pem").toString());
    return TestServer.start(folder.resolve("data"), settings);
  }

  private static boolean isTrusted(TestCertificate certificate, URI server) {
    try {
      return signIn(certificate, server).statusCode() == 201;
    } catch (SSLHandshakeException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> signIn(TestCertificate certificate, URI server)
      throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create("https://127.0.0.1:" + server.getPort() + "/api/session"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"apiKey\": \"" + KEY + "\"}"))
              .build();
      return client.send(request, BodyHandlers.ofString());
    }
  }

  /** What somebody gets who speaks HTTP where HTTPS is spoken; -1 for nothing. */
  private static int firstByteInTheClear(URI server) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write(
              "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read();
    }
  }
}
