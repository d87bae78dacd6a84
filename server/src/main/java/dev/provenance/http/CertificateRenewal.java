package dev.provenance.http;

import io.helidon.webserver.WebServer;
import java.nio.file.attribute.FileTime;
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
  private FileTime known;

  private CertificateRenewal(Certificate.Found inService, WebServer server) {
    this.certificate = inService.certificate();
    this.known = inService.changed();
    this.server = server;
  }

  /** Looks every few seconds whether the files have changed since. */
  static CertificateRenewal watching(Certificate.Found inService, WebServer server) {
    CertificateRenewal renewal = new CertificateRenewal(inService, server);
    var _ =
        renewal.executor.scheduleWithFixedDelay(
            renewal::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    return renewal;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** Two files are not replaced at once: what does not fit together may do so the next time. */
  private void look() {
    try {
      FileTime now = certificate.changed();
      if (now.equals(known)) {
        return;
      }
      known = now;
      server.reloadTls(certificate.read().tls());
      LOG.log(
          System.Logger.Level.INFO, "the certificate in {0} is in service", certificate.chain());
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "the renewed certificate cannot be used, the one before stays: " + e.getMessage());
    }
  }
}
