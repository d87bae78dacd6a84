package dev.provenance.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file with a secret in it, which nobody but its owner can read. */
public final class OwnerOnlyFile {
  private OwnerOnlyFile() {}

  /**
   * Writes one line in place of what was there. Killed at any moment, it leaves the file as it was
   * or as it is to be; when it returns the file is on disk.
   */
  public static void write(Path file, String line) throws IOException {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.deleteIfExists(partial);
    try (FileChannel channel =
        FileChannel.open(
            partial,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            DataDirectory.ownerOnly(file, "rw-------"))) {
      ByteBuffer text = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
    DataDirectory.publish(partial, file);
  }
}
