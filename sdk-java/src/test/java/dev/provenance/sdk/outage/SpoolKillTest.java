package dev.provenance.sdk.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.sdk.Provenance;
import dev.provenance.sdk.api.RecordedInteraction;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application with a spool is killed with SIGKILL: what it logged comes after the next start.
 */
@Timeout(120)
final class SpoolKillTest {
  private static final String NOBODY = "http://127.0.0.1:9/api";

  /** What is this old when the program dies is older than spoolSync, 50 ms. */
  private static final long OLD_MILLIS = 75;

  @TempDir private Path data;
  @TempDir private Path spool;

  @Test
  void log_applicationKilled_isStoredAfterTheNextStart() throws IOException {
    try (Server server = new Server(data)) {
      List<Integer> safe = new ArrayList<>();
      List<Integer> all = new ArrayList<>();
      run(NOBODY, 0, 2_000, safe, all);
      run(server.apiUrl(), 1_000_000, 3_000, safe, all);
      run(server.apiUrl(), 2_000_000, 1_000, safe, all);
      try (Provenance next = server.client().spool(spool).build()) {
        assertThat(next.flush(Duration.ofSeconds(60))).isTrue();
        assertThat(next.stats().rejected()).isZero();
      }
      List<Integer> stored = stored(server);
      assertThat(stored).isSorted().doesNotHaveDuplicates().containsAll(safe);
      System.out.printf(
          "spool: %d logged by three killed programs, %d older than spoolSync, %d stored%n",
          all.size(), safe.size(), stored.size());
    }
  }

  /** Runs the program until it has logged so many, and kills it. */
  private void run(String apiUrl, int first, int count, List<Integer> safe, List<Integer> all)
      throws IOException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                LoggingProgram.class.getName(),
                apiUrl,
                spool.toString(),
                Integer.toString(first))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader output = program.inputReader(StandardCharsets.UTF_8)) {
      while (lines.size() < count) {
        @Nullable String line = output.readLine();
        assertThat(line).as("output of the program").isNotNull();
        lines.add(line);
      }
      program.destroyForcibly().onExit().join();
    } finally {
      program.destroyForcibly();
    }
    long died = Long.parseLong(lines.get(count - 1).split(" ", 2)[1]);
    for (String line : lines) {
      String[] parts = line.split(" ", 2);
      all.add(Integer.valueOf(parts[0]));
      if (Long.parseLong(parts[1]) < died - OLD_MILLIS) {
        safe.add(Integer.valueOf(parts[0]));
      }
    }
  }

  private static List<Integer> stored(Server server) {
    try (Stream<RecordedInteraction> rows = server.stored()) {
      return rows.map(row ->
              row.interaction() == null
                  ? -1
                  : row.interaction().as(LoggingProgram.Counted.class).count())
          .toList();
    }
  }
}
