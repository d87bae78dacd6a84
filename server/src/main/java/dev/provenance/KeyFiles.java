package dev.provenance;

import dev.provenance.access.Secret;
import dev.provenance.embedded.OwnerOnlyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keys kept in files of the data directory that only the operator can read. */
final class KeyFiles {
  private static final String ADMIN = "admin-key";
  private static final String ROOT = "root-key";

  private final Path directory;

  KeyFiles(Path directory) {
    this.directory = directory;
  }

  Path admin() {
    return directory.resolve(ADMIN);
  }

  void writeAdmin(Secret key) {
    write(admin(), key);
  }

  /**
   * The operator's key: as set, else the one kept here, else a new one that is kept from now on.
   */
  Secret root(Optional<String> given) {
    if (given.isPresent()) {
      return new Secret(given.get());
    }
    Path file = directory.resolve(ROOT);
    if (Files.exists(file)) {
      return read(file);
    }
    Secret key = Secret.random();
    write(file, key);
    return key;
  }

  private static Secret read(Path file) {
    try {
      return new Secret(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }

  private static void write(Path file, Secret key) {
    try {
      Files.createDirectories(file.getParent());
      OwnerOnlyFile.write(file, key.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
