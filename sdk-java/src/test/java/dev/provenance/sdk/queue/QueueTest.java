package dev.provenance.sdk.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.sdk.Interaction;
import dev.provenance.sdk.Provenance;
import dev.provenance.sdk.Rejection;
import dev.provenance.sdk.api.ProvenanceException;
import dev.provenance.sdk.testing.FakeProvenance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class QueueTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final FakeProvenance server = FakeProvenance.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void log_whileServerFails_storesAllInOrder() {
    try (Provenance provenance = server.client("test").onError(e -> {}).build()) {
      server.failNext(5, 503);
      for (int i = 0; i < 500; i++) {
        provenance.log(Interaction.of("ORDER", "order-" + i, "CREATE"));
      }
      assertThat(provenance.flush(LONG)).isTrue();
      assertThat(provenance.stats().sent()).isEqualTo(500);
      assertThat(provenance.stats().retries()).isGreaterThan(0);
    }
    List<String> ids = server.interactions().stream().map(Interaction::resourceId).toList();
    assertThat(ids).hasSize(500);
    for (int i = 0; i < 500; i++) {
      assertThat(ids.get(i)).isEqualTo("order-" + i);
    }
  }

  @Test
  void log_somethingElseAnswersInTheServersPlace_isToldAndTriedAgain() {
    List<String> failures = new CopyOnWriteArrayList<>();
    try (Provenance provenance =
        server.client("test").onError(e -> failures.add(String.valueOf(e.getMessage()))).build()) {
      for (int status : new int[] {200, 201, 202}) {
        server.failNext(1, status);
        provenance.log(Interaction.of("ORDER", "order-" + status, "CREATE"));
        assertThat(provenance.flush(LONG)).isTrue();
      }
      assertThat(provenance.stats().retries()).isEqualTo(3);
    }
    assertThat(server.interactions())
        .extracting(Interaction::resourceId)
        .containsExactly("order-200", "order-201", "order-202");
    assertThat(failures)
        .hasSize(3)
        .allMatch(failure -> failure.contains("(expected: 201 with a count of 1)"))
        .last()
        .asString()
        .startsWith("the server answered 202: {")
        .contains("told to fail");
  }

  @Test
  void create_somethingElseAnswersInTheServersPlace_throws() {
    Interaction order =
        Interaction.of("ORDER", "order-1", "CREATE").origin("test").idempotencyKey("once");
    try (Provenance provenance = server.client("test").build()) {
      for (int status : new int[] {200, 201, 202}) {
        server.failNext(1, status);
        assertThatThrownBy(() -> provenance.api().interactions().create(order))
            .isInstanceOf(ProvenanceException.class)
            .hasMessageContaining("(expected: 201 with an interactionNumber)");
        server.failNext(1, status);
        assertThatThrownBy(() -> provenance.api().interactions().createBatch(List.of(order, order)))
            .isInstanceOf(ProvenanceException.class)
            .hasMessageContaining("(expected: 201 with a count of 2)");
        server.failNext(1, status);
        assertThatThrownBy(() -> provenance.api().origins().delete(new UUID(0, 1)))
            .isInstanceOf(ProvenanceException.class)
            .hasMessageContaining("(expected: 204)");
      }
    }
    assertThat(server.interactions()).isEmpty();
  }

  @Test
  void log_dataChangedAfterwards_isSentAsItWas() {
    try (Provenance provenance = server.client("test").build()) {
      List<Integer> data = new ArrayList<>(List.of(1));
      provenance.log(Interaction.of("ORDER", "order-1", "CREATE").data(data));
      data.add(2);
      assertThat(provenance.flush(LONG)).isTrue();
    }
    assertThat(server.interactions().get(0).json().text()).contains("\"interaction\":[1]");
  }

  @Test
  void log_fullQueue_waitsForRoom() throws InterruptedException {
    CountDownLatch hold = new CountDownLatch(1);
    CountDownLatch sending = new CountDownLatch(1);
    try (Provenance provenance =
        server
            .client("test")
            .maxQueued(1)
            .blockWhenFull(LONG)
            .onSent(lines -> {
              sending.countDown();
              await(hold);
            })
            .build()) {
      provenance.log(Interaction.of("ORDER", "first", "CREATE"));
      sending.await();
      Thread second =
          Thread.startVirtualThread(
              () -> provenance.log(Interaction.of("ORDER", "second", "CREATE")));
      while (second.getState() != Thread.State.TIMED_WAITING) {
        Thread.onSpinWait();
      }
      hold.countDown();
      second.join();
      assertThat(provenance.flush(LONG)).isTrue();
      assertThat(provenance.stats().sent()).isEqualTo(2);
      assertThat(provenance.stats().dropped()).isZero();
    }
  }

  @Test
  void log_moreBytesThanFit_dropsAndTells() {
    List<Interaction> dropped = new CopyOnWriteArrayList<>();
    try (Provenance provenance =
        server.client("test").maxQueuedBytes(1_000).onDropped(dropped::add).build()) {
      String span =
          provenance.log(Interaction.of("ORDER", "large", "CREATE").data("x".repeat(1_000)));
      assertThat(dropped).singleElement().extracting(Interaction::spanId).isEqualTo(span);
      assertThat(provenance.stats().dropped()).isEqualTo(1);
      provenance.log(Interaction.of("ORDER", "small", "CREATE"));
      assertThat(provenance.flush(LONG)).isTrue();
      assertThat(provenance.stats().sent()).isEqualTo(1);
    }
  }

  @Test
  void hook_thatThrows_harmsNothing() {
    AtomicInteger calls = new AtomicInteger();
    try (Provenance provenance =
        server
            .client("test")
            .onSent(lines -> fail(calls))
            .onError(failure -> fail(calls))
            .onDropped(interaction -> fail(calls))
            .build()) {
      server.failNext(2, 500);
      provenance.log(Interaction.of("ORDER", "order-1", "CREATE"));
      assertThat(provenance.flush(LONG)).isTrue();
      assertThat(provenance.close(LONG)).isZero();
      provenance.log(Interaction.of("ORDER", "order-2", "CREATE"));
      assertThat(provenance.stats().sent()).isEqualTo(1);
      assertThat(provenance.stats().dropped()).isEqualTo(1);
    }
    assertThat(calls).hasValue(4);
  }

  @Test
  void reject_aloneInHalves_tellsTheReason() {
    List<Rejection> rejected = new CopyOnWriteArrayList<>();
    try (Provenance provenance = server.client("test").onRejected(rejected::add).build()) {
      server.failNext(1, 413);
      provenance.log(Interaction.of("ORDER", "order-1", "CREATE").data(Map.of("a", 1)));
      assertThat(provenance.flush(LONG)).isTrue();
    }
    assertThat(rejected)
        .singleElement()
        .satisfies(r -> {
          assertThat(r.interaction().resourceId()).isEqualTo("order-1");
          assertThat(r.reasons()).singleElement().extracting("message").isEqualTo("told to fail");
        });
  }

  @Test
  void close_serverAway_saysWhatIsLeftAndDropsIt() {
    List<Interaction> dropped = new CopyOnWriteArrayList<>();
    Provenance provenance =
        server.client("test").onError(e -> {}).onDropped(dropped::add).maxBatch(2).build();
    server.failNext(Integer.MAX_VALUE, 503);
    for (int i = 0; i < 5; i++) {
      provenance.log(Interaction.of("ORDER", "order-" + i, "CREATE"));
    }
    assertThat(provenance.flush(Duration.ofMillis(50))).isFalse();
    assertThat(provenance.close(Duration.ofMillis(50))).isEqualTo(5);
    assertThat(dropped)
        .extracting(Interaction::resourceId)
        .containsExactly("order-0", "order-1", "order-2", "order-3", "order-4");
    assertThat(provenance.stats().queued()).isZero();
    assertThat(provenance.stats().dropped()).isEqualTo(5);
  }

  @Test
  void close_duringALongWait_triesAtOnce() {
    Provenance provenance =
        server
            .client("test")
            .retryFirst(Duration.ofMinutes(10))
            .retryLongest(Duration.ofMinutes(10))
            .build();
    server.failNext(1, 401);
    provenance.log(Interaction.of("ORDER", "order-1", "CREATE"));
    assertThat(provenance.flush(Duration.ofMillis(200))).isFalse();
    assertThat(provenance.close(LONG)).isZero();
    assertThat(server.interactions()).hasSize(1);
  }

  @Test
  void close_fromAHook_doesNotHang() {
    AtomicInteger left = new AtomicInteger(-1);
    CountDownLatch built = new CountDownLatch(1);
    Provenance[] itself = new Provenance[1];
    itself[0] =
        server
            .client("test")
            .onSent(lines -> {
              await(built);
              left.set((int) itself[0].close(LONG));
            })
            .build();
    built.countDown();
    itself[0].log(Interaction.of("ORDER", "order-1", "CREATE"));
    assertThat(itself[0].flush(LONG)).isTrue();
    assertThat(left).hasValue(0);
  }

  @Test
  void settings_outOfRange_sayWhichAndWhat() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.client("test").maxBatch(10_001).build())
        .withMessage("maxBatch is 10001 (expected: 1 to 10000)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.client("test").apiUrl("localhost:4000").build())
        .withMessageContaining("localhost:4000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.client("test").apiKey("pak with spaces").build())
        .withMessageNotContaining("pak with");
  }

  private static void fail(AtomicInteger calls) {
    calls.incrementAndGet();
    throw new IllegalStateException("a hook of the application");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
