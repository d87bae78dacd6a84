package dev.provenance.sdk.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of one spool, which one process has to itself. */
final class SpoolDirectory {
  private static final String SUFFIX = ".ndjson";

  private final Path directory;
  private final FileChannel lock;

  private SpoolDirectory(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Makes the directory if need be, and locks it.
   *
   * @throws IllegalStateException if somebody else uses it
   */
  static SpoolDirectory open(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IllegalStateException(
          "the spool directory "
              + directory.toAbsolutePath()
              + " is in use by another client (expected: one directory for each)");
    }
    return new SpoolDirectory(directory, channel);
  }

  /** The numbers of the segments, ascending. */
  List<Long> segments() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{1,18}\\.ndjson"))
          .map(name -> Long.valueOf(name.substring(0, name.length() - SUFFIX.length())))
          .sorted()
          .toList();
    }
  }

  /** The first segment behind this one. */
  long after(long segment) throws IOException {
    Long next = new TreeSet<>(segments()).higher(segment);
    if (next == null) {
      throw new IOException(
          "no segment after "
              + segment
              + " in "
              + directory.toAbsolutePath()
              + ": was it deleted?");
    }
    return next;
  }

  Path file(long segment) {
    return directory.resolve(number(segment) + SUFFIX);
  }

  Position sent() throws IOException {
    try {
      return Position.parse(Files.readString(directory.resolve("sent")));
    } catch (NoSuchFileException e) {
      return Position.START;
    }
  }

  /** Moves the position on, in one step. */
  void sent(Position position) throws IOException {
    Path fresh = directory.resolve("sent.new");
    Files.writeString(fresh, position.text());
    Files.move(fresh, directory.resolve("sent"), StandardCopyOption.ATOMIC_MOVE);
  }

  void delete(long segment) throws IOException {
    Files.deleteIfExists(file(segment));
  }

  void close() throws IOException {
    lock.close();
  }

  static String number(long segment) {
    return String.format(Locale.ROOT, "%08d", segment);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
