package dev.provenance.embedded;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** A postmaster that outlived the server that started it. Call only while holding the lock. */
record LeftoverPostmaster(Cluster cluster, Binaries binaries) {

  /** Stops it if there is one. A process that merely has its PID by now is left alone. */
  void stop(Consumer<String> progress) throws IOException {
    Optional<PostmasterPidFile> found = PostmasterPidFile.read(cluster);
    if (found.isEmpty()) {
      return;
    }
    PostmasterPidFile pidFile = found.get();
    if (pidFile.isTrueOf(cluster)) {
      progress.accept(
          "Stopping PostgreSQL (PID %d), left running in %s by a server that was killed"
              .formatted(pidFile.pid(), cluster.path()));
      if (!new Shutdown(binaries).stop(pidFile.pid(), () -> !pidFile.isTrueOf(cluster))) {
        throw new EmbeddedPostgresException(
            "PostgreSQL (PID %d), left running in %s by a server that was killed, does not stop. End that process, then start again."
                .formatted(pidFile.pid(), cluster.path()));
      }
    }
    Optional<PostmasterPidFile> stale = PostmasterPidFile.read(cluster);
    if (stale.isPresent() && stale.get().processExists()) {
      stale.get().disown();
    }
  }
}
