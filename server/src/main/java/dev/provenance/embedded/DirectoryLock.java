package dev.provenance.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The right to work in a data directory; the operating system takes it back when we die. */
final class DirectoryLock {
  /**
   * Directories locked by this process. A POSIX lock belongs to the process and goes as soon as any
   * descriptor of the file is closed, so the file must not even be opened a second time here.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final DataDirectory directory;
  private final FileChannel channel;

  private DirectoryLock(DataDirectory directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  static DirectoryLock acquire(DataDirectory directory) {
    if (!HELD_HERE.add(directory.root())) {
      throw inUse(directory, "this same process, PID " + ProcessHandle.current().pid());
    }
    DirectoryLock lock = null;
    try {
      lock = lockFile(directory);
      if (lock == null) {
        throw inUse(directory, "another server, " + holder(directory));
      }
      return lock;
    } catch (IOException e) {
      throw directory.failure(e);
    } finally {
      if (lock == null) {
        HELD_HERE.remove(directory.root());
      }
    }
  }

  /** Does nothing when called again. */
  void release() {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      Files.deleteIfExists(directory.lockPidFile());
    } catch (IOException e) {
      throw directory.failure(e);
    } finally {
      HELD_HERE.remove(directory.root());
    }
  }

  private static @Nullable DirectoryLock lockFile(DataDirectory directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.lockFile(),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            DataDirectory.ownerOnly(directory.root(), "rw-------"));
    boolean locked = false;
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        return null;
      }
      OwnerOnlyFile.write(directory.lockPidFile(), Long.toString(ProcessHandle.current().pid()));
      locked = true;
      return new DirectoryLock(directory, channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static String holder(DataDirectory directory) throws IOException {
    try {
      return "PID " + Files.readString(directory.lockPidFile()).strip();
    } catch (NoSuchFileException e) {
      return "which has just started";
    }
  }

  private static EmbeddedPostgresException inUse(DataDirectory directory, String holder) {
    return new EmbeddedPostgresException(
        "The data directory %s is in use by %s. Stop that server first, or name another data directory."
            .formatted(directory.root(), holder));
  }
}
