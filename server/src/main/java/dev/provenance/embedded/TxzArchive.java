package dev.provenance.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** A tar archive compressed with xz: directories, files and symbolic links, nothing else. */
final class TxzArchive {
  private static final int ANY_EXECUTE = 0111;

  private final InputStream archive;

  TxzArchive(InputStream archive) {
    this.archive = archive;
  }

  /** Every file is on disk when this returns. An entry that would land outside is refused. */
  void unpackInto(Path directory) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(archive)), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, directory);
      }
    }
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path directory)
      throws IOException {
    Path target = inside(directory, directory.resolve(entry.getName()), entry);
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Path parent = target.getParent();
    if (parent == null || !Files.createDirectories(parent).toRealPath().startsWith(directory)) {
      throw escapes(entry, directory);
    }
    if (entry.isSymbolicLink()) {
      inside(directory, parent.resolve(entry.getLinkName()), entry);
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else if (isRegularFile(entry)) {
      write(content, target);
      if ((entry.getMode() & ANY_EXECUTE) != 0) {
        makeExecutable(target);
      }
    } else {
      throw new IOException("archive entry %s is of an unknown kind".formatted(entry.getName()));
    }
  }

  /** {@code isFile} alone is also true of hard links and devices. */
  private static boolean isRegularFile(TarArchiveEntry entry) {
    return entry.isFile()
        && !(entry.isLink()
            || entry.isFIFO()
            || entry.isCharacterDevice()
            || entry.isBlockDevice());
  }

  private static Path inside(Path directory, Path place, TarArchiveEntry entry) throws IOException {
    Path normal = place.normalize();
    if (!normal.startsWith(directory)) {
      throw escapes(entry, directory);
    }
    return normal;
  }

  private static IOException escapes(TarArchiveEntry entry, Path directory) {
    return new IOException(
        "archive entry %s leads out of %s".formatted(entry.getName(), directory));
  }

  private static void write(InputStream content, Path target) throws IOException {
    try (FileChannel file =
            FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(file)) {
      content.transferTo(out);
      file.force(false);
    }
  }

  private static void makeExecutable(Path file) throws IOException {
    if (Platform.WINDOWS) {
      return;
    }
    Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    permissions.add(PosixFilePermission.OWNER_EXECUTE);
    Files.setPosixFilePermissions(file, permissions);
  }
}
