package dev.provenance.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The database cluster, PostgreSQL's own directory. */
record Cluster(DataDirectory directory) {
  Path path() {
    return directory.cluster();
  }

  boolean exists() {
    return Files.exists(path());
  }

  /** Refuses a cluster of another major version, whose files our PostgreSQL cannot read. */
  void requireReadable() throws IOException {
    if (!exists()) {
      return;
    }
    Path versionFile = path().resolve("PG_VERSION");
    if (!Files.exists(versionFile)) {
      throw new EmbeddedPostgresException(
          "%s is not a PostgreSQL cluster: it has no file PG_VERSION. Restore it from a backup, or move it away to begin with an empty one."
              .formatted(path()));
    }
    String written = Files.readString(versionFile).strip();
    String ours = Binaries.majorVersion();
    if (!written.equals(ours)) {
      throw new EmbeddedPostgresException(
          "The cluster %s was written by PostgreSQL %s, and this server brings PostgreSQL %s, which cannot read it. Start it with PostgreSQL %s, dump it with pg_dump and restore the dump into a new data directory; or name another data directory."
              .formatted(path(), written, ours, written));
    }
  }

  /** Prepared beside its place, so that one cut off half-way is never taken for complete. */
  void createIfMissing(Binaries binaries, Password password, Consumer<String> progress)
      throws IOException {
    if (exists()) {
      return;
    }
    progress.accept("Creating a PostgreSQL cluster in " + path());
    Path partial = directory.createPartial(path());
    CommandResult initdb =
        CommandResult.of(
            binaries.command(
                "initdb",
                List.of(
                    "--pgdata=" + partial,
                    "--username=" + Login.USER,
                    "--pwfile=" + password.file(),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums")));
    if (!initdb.succeeded()) {
      throw new EmbeddedPostgresException(
          "No PostgreSQL cluster could be created in %s: initdb ended with exit code %d.%s It said:%n%s"
              .formatted(
                  directory.root(), initdb.exitCode(), directory.diskHint(), initdb.output()));
    }
    DataDirectory.publish(partial, path());
  }
}
