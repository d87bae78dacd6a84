package dev.provenance.http;

import io.helidon.webserver.WebServer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Puts a certificate into service that was renewed while the server runs. One that cannot be used
 * is reported, and the one before stays.
 */
final class CertificateRenewal implements AutoCloseable {
  private static final long EVERY_SECONDS = 5;

  private static final System.Logger LOG = System.getLogger(CertificateRenewal.class.getName());

  private final WebServer server;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("certificate renewal").factory());
  private final Certificate certificate;
  private String inService;
  private String refused = "";

  private CertificateRenewal(Certificate.Found found, WebServer server) {
    this.certificate = found.certificate();
    this.inService = found.fingerprint();
    this.server = server;
  }

  /** Looks every few seconds whether the files hold something else by now. */
  static CertificateRenewal watching(Certificate.Found found, WebServer server) {
    CertificateRenewal renewal = new CertificateRenewal(found, server);
    var _ =
        renewal.executor.scheduleWithFixedDelay(
            renewal::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    return renewal;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** Two files are not replaced at once: what cannot be used is tried again, and reported once. */
  private void look() {
    try {
      if (certificate.fingerprint().equals(inService)) {
        return;
      }
      Certificate.Found found = certificate.read();
      server.reloadTls(found.tls());
      inService = found.fingerprint();
      refused = "";
      LOG.log(
          System.Logger.Level.INFO, "the certificate in {0} is in service", certificate.chain());
    } catch (RuntimeException e) {
      String reason = String.valueOf(e.getMessage());
      if (!reason.equals(refused)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "the renewed certificate cannot be used, the one before stays: " + reason);
      }
      refused = reason;
    }
  }
}
