package dev.provenance.backup;

import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.StoreCopy;
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
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
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
   * Writes the file.
   *
   * @throws BackupException if it is there already, or cannot be written
   */
  public void write(Path file) {
    if (Files.exists(file)) {
      throw new BackupException(file + " exists already: name another file, or move it away");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      writeWhole(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      out.printf("written: %s (%,d bytes)%n", file, Files.size(file));
    } catch (IOException e) {
      throw new BackupException("The backup " + file + " cannot be written: " + e, e);
    } finally {
      part.toFile().delete();
    }
  }

  private void writeWhole(Path part) throws IOException {
    Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(part, anew, ownerOnly(part));
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

  private static FileAttribute<?>[] ownerOnly(Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
