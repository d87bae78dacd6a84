package dev.provenance.embedded;

import java.io.IOException;
import java.nio.file.Path;

/** A process that starts PostgreSQL and then waits to be killed, or ends without closing it. */
final class HolderMain {
  private HolderMain() {}

  public static void main(String[] args) throws IOException {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]), message -> {});
      System.out.println("started " + postgres.pid());
    } catch (EmbeddedPostgresException e) {
      System.out.println("refused " + e.getMessage());
      return;
    }
    if (args[1].equals("stay")) {
      while (System.in.read() >= 0) {
        // until killed
      }
    }
  }
}
