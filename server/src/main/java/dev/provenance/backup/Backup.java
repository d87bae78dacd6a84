package dev.provenance.backup;

import dev.provenance.model.Act;
import dev.provenance.model.Deed;
import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.OwnerLogs;
import dev.provenance.store.StoreCopy;
import dev.provenance.store.StoreException;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One backup of a store, of one moment, beside servers that may be writing. The file appears under
 * its name when it is whole and on disk, and only its owner may read it. Needs the same memory for
 * any size.
 */
public final class Backup {
  private static final int BUFFER_BYTES = 1 << 16;

  private final DatabaseAddress address;
  private final PrintStream out;

  /**
   * @param out told what has been written
   */
  public Backup(DatabaseAddress address, PrintStream out) {
    this.address = address;
    this.out = out;
  }

  /**
   * Writes the file, once each log has recorded that this begins.
   *
   * @throws BackupException if it is there already, or cannot be written, or a log cannot record it
   */
  public void write(Path file) {
    if (Files.exists(file)) {
      throw new BackupException(file + " exists already: name another file, or move it away");
    }
    try {
      Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
      // Where that cannot be done, it is said before anything is written.
      force(directory);
      // Only its owner may read it, and no other backup has it.
      Path part = Files.createTempFile(directory, file.getFileName() + ".", ".part");
      try {
        record();
        writeWhole(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        force(directory);
      } finally {
        part.toFile().delete();
      }
      out.printf("written: %s (%,d bytes)%n", file, Files.size(file));
    } catch (IOException e) {
      throw new BackupException("The backup " + file + " cannot be written: " + e, e);
    }
  }

  /** The file's name is on disk, too, where the system can promise that. */
  private static void force(Path directory) throws IOException {
    if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  /** First, so that the copy has it, too. */
  private void record() {
    try (OwnerLogs logs = OwnerLogs.open(address)) {
      for (OwnerLogs.Log log : logs.all()) {
        record(logs, log);
      }
    }
  }

  private static void record(OwnerLogs logs, OwnerLogs.Log log) {
    Map<String, Long> details = Map.of("interactions", log.interactions());
    try {
      logs.record(log, new Act(Deed.LOG_BACKED_UP, Act.OPERATOR, log.tenant(), details));
    } catch (StoreException e) {
      throw new BackupException(
          "The log of \"%s\" cannot record that it is backed up, so no backup begins: %s"
              .formatted(log.tenant(), e.getMessage()),
          e);
    }
  }

  private void writeWhole(Path part) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        ZipOutputStream zip =
            new ZipOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
        StoreCopy store = StoreCopy.open(address)) {
      zip.setLevel(Deflater.BEST_SPEED);
      writeTables(store, zip);
      zip.finish();
      zip.flush();
      channel.force(true);
    }
  }

  private void writeTables(StoreCopy store, ZipOutputStream zip) throws IOException {
    Properties manifest = new Properties();
    manifest.setProperty(BackupFormat.FORMAT, Integer.toString(BackupFormat.VERSION));
    manifest.setProperty(BackupFormat.SCHEMA, Integer.toString(store.schemaVersion()));
    manifest.setProperty(BackupFormat.MONTHS, String.join("\n", store.months()));
    manifest.setProperty(BackupFormat.CREATED, Instant.now().toString());
    write(zip, BackupFormat.MANIFEST, manifest);
    Properties rows = new Properties();
    for (StoreCopy.Table table : store.tables()) {
      zip.putNextEntry(new ZipEntry(BackupFormat.TABLES + table.name()));
      long written = store.copyOut(table, staysOpen(zip));
      zip.closeEntry();
      rows.setProperty(table.name(), Long.toString(written));
      out.printf("  %-20s%,14d rows%n", table.name(), written);
    }
    write(zip, BackupFormat.ROWS, rows);
  }

  private static void write(ZipOutputStream zip, String entry, Properties properties)
      throws IOException {
    zip.putNextEntry(new ZipEntry(entry));
    properties.store(zip, null);
    zip.closeEntry();
  }

  private static OutputStream staysOpen(OutputStream stream) {
    return new FilterOutputStream(stream) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() {}
    };
  }
}
