package dev.provenance.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a postmaster writes down about itself in {@code postmaster.pid}, line by line: PID, data
 * directory, start (Unix seconds), port, socket directory, address, shared memory, state.
 */
record PostmasterPidFile(Path file, List<String> lines) {
  private static final int START = 2;
  private static final int PORT = 3;
  private static final int STATE = 7;
  private static final Duration START_TOLERANCE = Duration.ofSeconds(5);

  /** Larger than any PID an operating system gives, and still one PostgreSQL can parse. */
  private static final long NOBODY = Integer.MAX_VALUE - 1;

  /** Empty if there is none, or none that is written to its first line's end yet. */
  static Optional<PostmasterPidFile> read(Cluster cluster) throws IOException {
    Path file = cluster.path().resolve("postmaster.pid");
    try {
      List<String> lines = Files.readAllLines(file);
      boolean hasPid = !lines.isEmpty() && lines.getFirst().strip().matches("\\d{1,10}");
      return hasPid ? Optional.of(new PostmasterPidFile(file, lines)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  long pid() {
    return Long.parseLong(lines.getFirst().strip());
  }

  int port() {
    return Integer.parseInt(line(PORT));
  }

  boolean saysReady(long pid, int port) {
    return pid() == pid && line(PORT).equals(Integer.toString(port)) && line(STATE).equals("ready");
  }

  /**
   * Whether the process of that PID is the postmaster of this cluster and not one that reused it.
   */
  boolean isTrueOf(Cluster cluster) {
    return ProcessHandle.of(pid())
        .map(ProcessHandle::info)
        .filter(PostmasterPidFile::isPostgres)
        .filter(info -> servesCluster(info, cluster))
        .isPresent();
  }

  boolean processExists() {
    return ProcessHandle.of(pid()).isPresent();
  }

  /**
   * Takes the PID out but keeps the shared memory's id: PostgreSQL would refuse to start while a
   * process of that PID exists, and still has to check that no orphaned backend uses the memory.
   */
  void disown() throws IOException {
    lines.set(0, Long.toString(NOBODY));
    Files.write(file, lines);
  }

  private static boolean isPostgres(ProcessHandle.Info info) {
    return info.command()
        .map(command -> String.valueOf(Path.of(command).getFileName()))
        .filter(name -> name.startsWith("postgres"))
        .isPresent();
  }

  /** By the command line we start it with, or where that is hidden (Windows) by its start. */
  private boolean servesCluster(ProcessHandle.Info info, Cluster cluster) {
    return info.arguments()
        .map(arguments -> List.of(arguments).contains(cluster.path().toString()))
        .orElseGet(() -> info.startInstant().filter(this::isStart).isPresent());
  }

  private boolean isStart(Instant start) {
    String written = line(START);
    return written.matches("\\d{1,12}")
        && Duration.between(start, Instant.ofEpochSecond(Long.parseLong(written)))
                .abs()
                .compareTo(START_TOLERANCE)
            <= 0;
  }

  private String line(int index) {
    return index < lines.size() ? lines.get(index).strip() : "";
  }
}
