package dev.provenance.embedded;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Starts postmasters of one cluster, always with the same settings. */
record PostmasterLauncher(Cluster cluster, Binaries binaries, PostgresSettings settings) {
  private static final Duration ORPHANS_LIMIT = Duration.ofSeconds(20);
  private static final Duration ORPHANS_POLL = Duration.ofMillis(100);

  Postmaster launch(int port) throws IOException {
    return Postmaster.launch(cluster, binaries, settings, port);
  }

  /** Returns a postmaster that accepts connections, or leaves none behind. */
  Postmaster start(Login login, Consumer<String> progress)
      throws IOException, PostmasterExitException {
    Instant deadline = Instant.now().plus(ORPHANS_LIMIT);
    while (true) {
      try {
        return startOnce(login, progress);
      } catch (PostmasterExitException e) {
        if (!e.orphansStillThere() || Instant.now().isAfter(deadline)) {
          throw e;
        }
        pause();
      }
    }
  }

  private Postmaster startOnce(Login login, Consumer<String> progress)
      throws IOException, PostmasterExitException {
    Postmaster postmaster = launch(login.port());
    boolean ready = false;
    try {
      postmaster.awaitReady(login, progress);
      ready = true;
      return postmaster;
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      if (!ready) {
        postmaster.stop();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(ORPHANS_POLL);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private EmbeddedPostgresException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new EmbeddedPostgresException(
        "Interrupted while PostgreSQL was starting in " + cluster.path(), cause);
  }
}
