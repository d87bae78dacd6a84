package dev.provenance.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory everything is kept in, and the names inside it. The root is a real path. */
record DataDirectory(Path root) {
  private static final long MEBIBYTE = 1024 * 1024;
  private static final long SCARCE_BYTES = 64 * MEBIBYTE;
  private static final String PARTIAL = ".partial-";

  /** Creates the directory for its owner only, if it is missing. */
  static DataDirectory prepare(Path directory) {
    Path path = directory.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(path)) {
        requireDirectory(nearestExisting(path));
        Files.createDirectories(path, ownerOnly(path, "rwx------"));
      }
      return new DataDirectory(path.toRealPath());
    } catch (IOException e) {
      throw new EmbeddedPostgresException(
          "The data directory %s cannot be created: %s. Name a directory that the user running this server may write to."
              .formatted(path, reason(e)),
          e);
    }
  }

  Path lockFile() {
    return root.resolve("lock");
  }

  /** Apart from the lock file, because a locked file cannot be read by others on Windows. */
  Path lockPidFile() {
    return root.resolve("lock.pid");
  }

  Path binaries() {
    return root.resolve("postgresql-" + Binaries.VERSION);
  }

  Path cluster() {
    return root.resolve("cluster");
  }

  Path serverLog() {
    return root.resolve("postgres.log");
  }

  Path passwordFile() {
    return root.resolve("postgres-password");
  }

  /** A new directory to prepare {@code target} in; what earlier attempts left behind is removed. */
  Path createPartial(Path target) throws IOException {
    String prefix = target.getFileName() + PARTIAL;
    List<Path> leftovers;
    try (Stream<Path> entries = Files.list(root)) {
      leftovers = entries.filter(p -> p.getFileName().toString().startsWith(prefix)).toList();
    }
    for (Path leftover : leftovers) {
      deleteTree(leftover);
    }
    return Files.createTempDirectory(root, prefix);
  }

  /** Lets a finished directory or file appear under its name, at once and durably. */
  static void publish(Path partial, Path target) throws IOException {
    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    if (!Platform.WINDOWS) {
      Path parent = target.toAbsolutePath().getParent();
      try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
        directory.force(true);
      }
    }
  }

  EmbeddedPostgresException failure(IOException cause) {
    return new EmbeddedPostgresException(
        "The data directory %s cannot be used: %s.%s Make it writable for the user running this server, or name another data directory."
            .formatted(root, reason(cause), diskHint()),
        cause);
  }

  EmbeddedPostgresException failure(PostmasterExitException cause) {
    return new EmbeddedPostgresException(
        "PostgreSQL did not start in %s: %s.%s The end of %s:%n%s"
            .formatted(root, cause.getMessage(), diskHint(), serverLog(), cause.output()),
        cause);
  }

  /** A sentence with a leading blank if the disk is (nearly) full, else nothing. */
  String diskHint() {
    try {
      long free = Files.getFileStore(root).getUsableSpace();
      return free >= SCARCE_BYTES
          ? ""
          : " The disk holding it has only %d MiB left: free some space."
              .formatted(free / MEBIBYTE);
    } catch (IOException e) {
      return " The free space of its disk cannot be read: %s.".formatted(reason(e));
    }
  }

  static FileAttribute<?>[] ownerOnly(Path place, String permissions) {
    boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static Path nearestExisting(Path path) {
    Path parent = path.getParent();
    return parent == null || Files.exists(path) ? path : nearestExisting(parent);
  }

  private static void requireDirectory(Path path) throws NotDirectoryException {
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    try (Stream<Path> entries = Files.walk(tree)) {
      for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case FileSystemException f when f.getReason() != null -> f.getFile() + ": " + f.getReason();
      case AccessDeniedException f -> f.getFile() + ": permission denied";
      case NoSuchFileException f -> f.getFile() + ": no such file or directory";
      case NotDirectoryException f -> f.getFile() + " is not a directory";
      case FileAlreadyExistsException f -> f.getFile() + " is not a directory";
      default -> String.valueOf(e.getMessage());
    };
  }
}
