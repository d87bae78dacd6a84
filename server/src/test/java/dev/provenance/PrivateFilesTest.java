package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.testkit.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server keeps in its data directory is its user's only. */
final class PrivateFilesTest {
  private static final String FOLDER = "rwx------";
  private static final String FILE = "rw-------";

  /**
   * An existing directory is left as its operator made it: what is in it is private all the same.
   */
  @Test
  void directoryThatEverybodyCanRead_hasNothingInItThatOthersCanRead(@TempDir Path temporary)
      throws IOException {
    Path data = TestServer.sharePrograms(temporary.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (App app = TestServer.start(data, Map.of())) {
      assertThat(app.firstTenant()).isPresent();
      assertThat(permissions(data))
          .containsOnly(
              Map.entry("admin-key", FILE),
              Map.entry("cluster", FOLDER),
              Map.entry("lock", FILE),
              Map.entry("lock.pid", FILE),
              Map.entry("postgres-password", FILE),
              Map.entry("postgres.log", FILE),
              Map.entry("root-key", FILE));
    }
  }

  /** Of all but PostgreSQL's programs, which are no secret and here lead elsewhere. */
  private static Map<String, String> permissions(Path data) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> entries = Files.list(data)) {
      for (Path entry : entries.filter(e -> !Files.isSymbolicLink(e)).toList()) {
        found.put(
            entry.getFileName().toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)));
      }
    }
    return found;
  }
}
