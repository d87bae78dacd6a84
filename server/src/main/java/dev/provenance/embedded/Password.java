package dev.provenance.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

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
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    try (FileChannel channel =
        FileChannel.open(
            partial,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DataDirectory.ownerOnly(directory.root(), "rw-------"))) {
      ByteBuffer line = ByteBuffer.wrap((value + "\n").getBytes(StandardCharsets.US_ASCII));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    }
    directory.publish(partial, file);
    return new Password(file, value);
  }

  @Override
  public String toString() {
    return "password in " + file;
  }
}
