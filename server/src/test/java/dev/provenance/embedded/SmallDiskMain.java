package dev.provenance.embedded;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * A process that starts PostgreSQL on a small disk of its own: full, read-only, with room for the
 * binaries but not for the cluster, and large enough at last. It says in a line each how that went.
 * The disk is a file system in memory; whoever runs this gives it a mount namespace.
 */
final class SmallDiskMain {
  private static final List<String> DISKS =
      List.of("size=8m", "remount,ro", "remount,rw,size=80m", "remount,size=300m");

  private SmallDiskMain() {}

  public static void main(String[] args) throws SQLException {
    for (String options : DISKS) {
      CommandResult mount =
          CommandResult.of(
              new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", args[0])
                  .redirectErrorStream(true));
      if (!mount.succeeded()) {
        throw new IllegalStateException("no disk with " + options + ": " + mount.output());
      }
      System.out.println(start(Path.of(args[0], "data")).replaceAll("\\R", " "));
    }
  }

  private static String start(Path data) throws SQLException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, message -> {})) {
      return "answered " + Sandbox.query(postgres, "SELECT 1");
    } catch (EmbeddedPostgresException e) {
      return "refused " + e.getMessage();
    }
  }
}
