package dev.provenance.http;

import dev.provenance.model.Sha256;
import io.helidon.common.configurable.Resource;
import io.helidon.common.configurable.ResourceException;
import io.helidon.common.pki.Keys;
import io.helidon.common.pki.PkiException;
import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate as it lies on the disk, where whoever renews it puts the next one.
 *
 * @param chain PEM file (RFC 7468): the server's certificate first, then those that vouch for it
 * @param key PEM file of its private key: PKCS #8, or PKCS #1 for RSA
 */
public record Certificate(Path chain, Path key) {
  private static final byte[] ANYTHING = {1, 2, 3};

  /**
   * What was found in the files.
   *
   * @param fingerprint of both files' contents
   */
  record Found(Certificate certificate, Tls tls, String fingerprint) {}

  /**
   * Reads both files.
   *
   * @throws IllegalArgumentException saying which file cannot be used, and why
   */
  Found read() {
    String fingerprint = fingerprint();
    List<X509Certificate> certificates = certificates();
    PrivateKey secret = secret();
    requirePair(certificates.getFirst(), secret);
    Tls tls = Tls.builder().privateKey(secret).privateKeyCertChain(certificates).build();
    return new Found(this, tls, fingerprint);
  }

  /** Changes whenever the content of either file does. */
  String fingerprint() {
    byte[] hash = new Sha256().add(content(chain)).add(content(key)).bytes();
    return HexFormat.of().formatHex(hash);
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unusable(file, "it cannot be read", e);
    }
  }

  private List<X509Certificate> certificates() {
    try (InputStream pem = Files.newInputStream(chain)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw unusable(chain, "there is no certificate in it", null);
      }
      return found;
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(chain, "it cannot be read as PEM certificates", e);
    }
  }

  private PrivateKey secret() {
    try {
      return Keys.builder()
          .pem(pem -> pem.key(Resource.create(key)))
          .build()
          .privateKey()
          .orElseThrow(() -> unusable(key, "there is no private key in it", null));
    } catch (PkiException | ResourceException e) {
      throw unusable(key, "it cannot be read as a PEM private key without a passphrase", e);
    }
  }

  /** What one signs the other must be able to check. */
  private void requirePair(X509Certificate certificate, PrivateKey secret) {
    String algorithm = secret.getAlgorithm();
    try {
      Signature signature =
          Signature.getInstance(
              switch (algorithm) {
                case "RSA" -> "SHA256withRSA";
                case "EC" -> "SHA256withECDSA";
                default -> algorithm;
              });
      signature.initSign(secret);
      signature.update(ANYTHING);
      byte[] signed = signature.sign();
      signature.initVerify(certificate);
      signature.update(ANYTHING);
      if (signature.verify(signed)) {
        return;
      }
    } catch (GeneralSecurityException e) {
      throw unusable(key, "it does not belong to the first certificate of " + chain, e);
    }
    throw unusable(key, "it does not belong to the first certificate of " + chain, null);
  }

  private static IllegalArgumentException unusable(
      Path file, String why, @Nullable Exception cause) {
    return new IllegalArgumentException(file + ": " + why, cause);
  }
}
