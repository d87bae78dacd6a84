package dev.provenance.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The superuser's password and the file it is kept in, readable by its owner only. */
record Password(Path file, String value) {
  private static final int BYTES = 24;

  /** The one kept, or, as long as there is no cluster that knows another, a new random one. */
  static Password of(DataDirectory directory, boolean clusterExists) throws IOException {
    Path file = directory.passwordFile();
    if (Files.exists(file)) {
      return new Password(file, Files.readString(file).strip());
    }
    if (clusterExists) {
      throw new EmbeddedPostgresException(
          "%s is missing, and without it nobody can log in to the PostgreSQL cluster %s. Put it back from the backup of the data directory."
              .formatted(file, directory.cluster()));
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String value = HexFormat.of().formatHex(random);
    OwnerOnlyFile.write(file, value);
    return new Password(file, value);
  }

  @Override
  public String toString() {
    return "password in " + file;
  }
}
