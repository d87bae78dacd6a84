package dev.provenance.cli.api;

import java.net.http.HttpClient;
import java.security.KeyManagementException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context that cannot do TLS, for a client that only ever asks an {@code http} URL: the JDK's
 * client loads all certificates there are when it is built, which takes longer than the request.
 */
final class NoTls extends SSLContextSpi {
  private NoTls() {}

  static void use(HttpClient.Builder client) {
    Provider provider = new Provider("NoTls", "1", "refuses every TLS connection") {};
    client
        .sslContext(new SSLContext(new NoTls(), provider, "none") {})
        .sslParameters(new SSLParameters());
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys, TrustManager @Nullable [] trust, @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("no TLS here");
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    throw unsupported();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    throw unsupported();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    throw unsupported();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    throw unsupported();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    throw unsupported();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    throw unsupported();
  }

  private static UnsupportedOperationException unsupported() {
    return new UnsupportedOperationException("no TLS here");
  }
}
