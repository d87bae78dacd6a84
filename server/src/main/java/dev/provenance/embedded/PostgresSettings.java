package dev.provenance.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings our PostgreSQL runs with; each outranks {@code postgresql.conf}.
 *
 * <p>What durability rests on is on by default, and said all the same: a file in the data folder
 * could say otherwise. {@code wal_compression} is off: {@code pglz}, the one method that this build
 * knows, took so much processor time after each checkpoint that recording at full rate fell to a
 * sixth for ten seconds and more.
 */
record PostgresSettings(long sharedBuffersMebibytes, long maxWalMebibytes) {
  private static final long MEBIBYTE = 1024 * 1024;
  private static final long MIN_SHARED_BUFFERS = 128;
  private static final long MAX_SHARED_BUFFERS = 16_384;
  private static final long MIN_WAL = 1024;
  private static final long MAX_WAL = 8192;

  /**
   * Those that suit this machine, with its disk as full as it is now.
   *
   * @param directory on the disk where the cluster is, or will be
   */
  static PostgresSettings ofThisMachine(Path directory) throws IOException {
    long freeBytes = Files.getFileStore(directory).getUsableSpace();
    return new PostgresSettings(sharedBuffers(physicalMemoryBytes()), maxWal(freeBytes));
  }

  /** The command line of a server on this port. */
  List<String> arguments(Cluster cluster, int port) {
    List<String> settings =
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            "max_connections=128",
            "fsync=on",
            "full_page_writes=on",
            "track_wal_io_timing=on",
            "autovacuum_naptime=10s",
            "shared_buffers=" + sharedBuffersMebibytes + "MB",
            "max_wal_size=" + maxWalMebibytes + "MB",
            "checkpoint_timeout=15min",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "password_encryption=scram-sha-256");
    List<String> arguments = new ArrayList<>(List.of("-D", cluster.path().toString()));
    settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
    return arguments;
  }

  /**
   * A quarter of the memory. Values that occur once go to random pages of an index, about 130 bytes
   * each: what no longer fits is read again from the file cache or the disk. It is taken as the
   * data comes, not at the start.
   */
  static long sharedBuffers(long physicalMemoryBytes) {
    return Math.clamp(physicalMemoryBytes / MEBIBYTE / 4, MIN_SHARED_BUFFERS, MAX_SHARED_BUFFERS);
  }

  /**
   * An eighth of the free disk. The more, the fewer checkpoints, after each of which every page is
   * written to the WAL in whole when it first changes; the less, the sooner a crash is recovered
   * from.
   */
  static long maxWal(long freeBytes) {
    return Math.clamp(freeBytes / MEBIBYTE / 8, MIN_WAL, MAX_WAL);
  }

  private static long physicalMemoryBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
