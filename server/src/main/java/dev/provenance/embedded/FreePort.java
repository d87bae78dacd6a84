package dev.provenance.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port nobody listens on at the moment; another process may still take it first. */
final class FreePort {
  private FreePort() {}

  static int choose() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "No free port on the loopback interface: %s. Check that 127.0.0.1 is up and that ports are left."
              .formatted(e.getMessage()),
          e);
    }
  }
}
