package dev.provenance.cli.config;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that nobody but its owner may read. */
final class PrivateFile {
  private PrivateFile() {}

  /**
   * Puts the content in the file's place in one step; whoever reads meanwhile gets the old or the
   * new. A link keeps pointing to its file, whose content is replaced.
   */
  static void replace(Path file, byte[] content) throws IOException {
    Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
    Path directory = Files.createDirectories(target.getParent());
    // Made by createTempFile with 0600 where the file system knows permissions.
    Path made = Files.createTempFile(directory, ".config", ".json");
    try {
      Files.write(made, content);
      try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(made, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(made);
    }
  }
}
