package dev.provenance.embedded;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings our PostgreSQL runs with; each outranks {@code postgresql.conf}.
 *
 * <p>What durability rests on ({@code fsync}, {@code synchronous_commit}, {@code full_page_writes})
 * is on by default and stays so: it is not mentioned here. Neither is {@code wal_compression},
 * which is off: {@code pglz}, the one method that this build knows, took so much processor time
 * after each checkpoint that recording at full rate fell to a sixth for ten seconds and more.
 */
record PostgresSettings(long sharedBuffersMebibytes) {
  private static final long MEBIBYTE = 1024 * 1024;
  private static final long MIN_SHARED_BUFFERS = 128;
  private static final long MAX_SHARED_BUFFERS = 1024;

  static PostgresSettings ofThisMachine() {
    return new PostgresSettings(sharedBuffers(physicalMemoryBytes()));
  }

  /** The command line of a server on this port. */
  List<String> arguments(Cluster cluster, int port) {
    List<String> settings =
        List.of(
            "listen_addresses=127.0.0.1",
            "port=" + port,
            "unix_socket_directories=",
            "max_connections=128",
            "autovacuum_naptime=10s",
            "shared_buffers=" + sharedBuffersMebibytes + "MB",
            "max_wal_size=4GB",
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
   * A quarter of the memory, but not so much that a small machine or the heap beside it suffers.
   */
  static long sharedBuffers(long physicalMemoryBytes) {
    return Math.clamp(physicalMemoryBytes / MEBIBYTE / 4, MIN_SHARED_BUFFERS, MAX_SHARED_BUFFERS);
  }

  private static long physicalMemoryBytes() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
  }
}
