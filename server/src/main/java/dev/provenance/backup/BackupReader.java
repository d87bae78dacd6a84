package dev.provenance.backup;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Goes through a backup from its beginning to its end, and refuses it wherever it is not whole. */
final class BackupReader {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;

  BackupReader(Path file) {
    this.file = file;
  }

  /** Told of what is in a backup, in its order. */
  interface Visitor {
    void manifest(Properties manifest);

    /** Has read all of the table's text when it returns; answers with the number of its rows. */
    long table(String name, InputStream text) throws IOException;
  }

  /**
   * Reads all of it.
   *
   * @throws BackupException if it is no backup, was cut off, or was altered
   */
  void read(Visitor visitor) {
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
      visitor.manifest(manifest(zip));
      Map<String, Long> rows = new HashMap<>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(BackupFormat.ROWS)) {
          compare(rows, properties(zip));
          return;
        }
        String name = table(entry);
        rows.put(name, visitor.table(name, staysOpen(zip)));
      }
      throw new BackupException(file + " was cut off: its end is missing");
    } catch (NoSuchFileException e) {
      throw new BackupException(file + " is not there", e);
    } catch (IOException e) {
      throw new BackupException(file + " cannot be read to its end: " + e.getMessage(), e);
    }
  }

  private String table(ZipEntry entry) {
    if (!entry.getName().startsWith(BackupFormat.TABLES)) {
      throw new BackupException(file + " has something in it that is no table: " + entry.getName());
    }
    return entry.getName().substring(BackupFormat.TABLES.length());
  }

  private Properties manifest(ZipInputStream zip) throws IOException {
    ZipEntry first = zip.getNextEntry();
    if (first == null || !first.getName().equals(BackupFormat.MANIFEST)) {
      throw new BackupException(file + " is no backup made by provenance backup");
    }
    Properties manifest = properties(zip);
    String format = manifest.getProperty(BackupFormat.FORMAT);
    if (!Integer.toString(BackupFormat.VERSION).equals(format)) {
      throw new BackupException(
          "%s has the format %s (expected: %d): it was made by another version of Provenance"
              .formatted(file, format, BackupFormat.VERSION));
    }
    return manifest;
  }

  private void compare(Map<String, Long> read, Properties told) {
    read.forEach((table, rows) -> {
      if (!Long.toString(rows).equals(told.getProperty(table))) {
        throw new BackupException(
            "%s has %d rows of %s (expected: %s)"
                .formatted(file, rows, table, told.getProperty(table)));
      }
    });
    if (read.size() != told.size()) {
      throw new BackupException(
          file + " has " + read.size() + " tables (expected: " + told.size() + ")");
    }
  }

  private static Properties properties(ZipInputStream zip) throws IOException {
    Properties properties = new Properties();
    properties.load(staysOpen(zip));
    return properties;
  }

  private static InputStream staysOpen(InputStream stream) {
    return new FilterInputStream(stream) {
      @Override
      public void close() {}
    };
  }
}
