package dev.provenance.sdk.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.sdk.Interaction;
import dev.provenance.sdk.Provenance;
import dev.provenance.sdk.Stats;
import dev.provenance.sdk.api.RecordedInteraction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real server is killed under load and comes back: everything is stored once, and in order.
 * {@code -Dprovenance.outage=long} makes it a minute with five kills.
 */
@Timeout(300)
final class OutageTest {
  private static final int THREADS = 8;
  private static final int PER_SECOND = 5_000;
  private static final String ABOUT = "an order of the usual size, with some words about it";

  @TempDir private Path data;

  @Test
  void log_serverKilledAgainAndAgain_storesEachOnceAndInOrder() throws InterruptedException {
    Plan plan = "long".equals(System.getProperty("provenance.outage")) ? Plan.LONG : Plan.SHORT;
    try (Server server = new Server(data)) {
      Provenance provenance = server.client().maxQueued(1_000_000).maxQueuedBytes(1L << 30).build();
      Load load = new Load(provenance, plan.millis());
      List<Thread> threads = load.start();
      plan.play(server);
      for (Thread thread : threads) {
        thread.join();
      }
      long loggedNanos = load.pace.nanos();
      assertThat(provenance.flush(Duration.ofSeconds(90))).isTrue();
      Stats stats = provenance.stats();
      long nanos = load.pace.nanos();
      assertThat(provenance.close(Duration.ofSeconds(5))).isZero();
      load.check(server);
      report(stats, loggedNanos, nanos);
    }
  }

  private static void report(Stats stats, long loggedNanos, long nanos) {
    System.out.printf(
        "outage: %d logged in %d ms, stored %d ms later, %s%n",
        stats.sent(),
        TimeUnit.NANOSECONDS.toMillis(loggedNanos),
        TimeUnit.NANOSECONDS.toMillis(nanos - loggedNanos),
        stats);
  }

  /** Threads that log their own counts. */
  private static final class Load {
    private final Provenance provenance;
    private final long millis;
    private final Pace pace = new Pace(PER_SECOND / THREADS);
    private final int[] logged = new int[THREADS];

    Load(Provenance provenance, long millis) {
      this.provenance = provenance;
      this.millis = millis;
    }

    List<Thread> start() {
      List<Thread> threads = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int number = thread;
        threads.add(Thread.ofPlatform().start(() -> log(number)));
      }
      return threads;
    }

    private void log(int thread) {
      UUID uowId = UUID.randomUUID();
      int count = 0;
      while (TimeUnit.NANOSECONDS.toMillis(pace.nanos()) < millis) {
        pace.await(count);
        provenance.log(
            Interaction.of("ORDER", "thread-" + thread, "COUNT")
                .uow(uowId)
                .data(Map.of("count", count++, "about", ABOUT)));
      }
      logged[thread] = count;
    }

    void check(Server server) {
      int[] next = new int[THREADS];
      try (Stream<RecordedInteraction> stored = server.stored()) {
        stored.forEach(row -> {
          int thread = Integer.parseInt(row.resourceId().substring("thread-".length()));
          assertThat(count(row)).as(row.resourceId()).isEqualTo(next[thread]++);
        });
      }
      assertThat(next).isEqualTo(logged);
      assertThat(Arrays.stream(logged).sum()).isGreaterThan((int) (PER_SECOND * millis / 4_000));
    }

    private static int count(RecordedInteraction row) {
      return row.interaction() == null ? -1 : row.interaction().as(Count.class).count();
    }
  }

  private record Count(int count) {}

  /** A kill: when, and for how long the server stays away before it is started. */
  private record Kill(long atMillis, long awayMillis) {}

  private record Plan(long millis, List<Kill> kills) {
    static final Plan SHORT = new Plan(10_000, List.of(new Kill(1_500, 0), new Kill(5_500, 2_000)));
    static final Plan LONG =
        new Plan(
            60_000,
            List.of(
                new Kill(3_000, 0),
                new Kill(9_000, 1_000),
                new Kill(15_000, 20_000),
                new Kill(42_000, 0),
                new Kill(50_000, 2_000)));

    void play(Server server) {
      Pace pace = new Pace(1);
      for (Kill kill : kills) {
        pace.awaitMillis(kill.atMillis());
        server.kill();
        pace.awaitMillis(kill.atMillis() + kill.awayMillis());
        server.restart();
      }
    }
  }
}
