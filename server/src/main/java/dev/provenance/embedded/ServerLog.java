package dev.provenance.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** PostgreSQL's log file, and where in it the present start begins. */
record ServerLog(Path file, long start) {
  static final long ROTATE_BYTES = 10L * 1024 * 1024;

  private static final int TAIL_BYTES = 16 * 1024;
  private static final int TAIL_LINES = 20;

  /**
   * A file grown too large becomes {@code <name>.1}, in place of the one that was. The file is its
   * owner's only: statements that failed are quoted in it.
   */
  static ServerLog begin(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) > ROTATE_BYTES) {
      Files.move(
          file,
          file.resolveSibling(file.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(file)) {
      Files.createFile(file, DataDirectory.ownerOnly(file, "rw-------"));
    }
    return new ServerLog(file, Files.size(file));
  }

  /** The last lines written since this start. */
  String tail() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      log.seek(Math.max(start, log.length() - TAIL_BYTES));
      byte[] bytes = new byte[(int) Math.max(0, log.length() - log.getFilePointer())];
      log.readFully(bytes);
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
  }
}
