package dev.provenance.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContextTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final UUID UOW = UUID.fromString("4bf92f35-77b3-4da6-a3ce-929d0e0e4736");

  @Test
  void run_nested_restoresTheOneBefore() {
    Context outer = Context.empty().user("ada");
    outer.run(() -> {
      Context.empty()
          .user("eve")
          .run(() -> assertThat(Context.current().userId()).isEqualTo("eve"));
      assertThat(Context.current()).isEqualTo(outer);
    });
    assertThatIllegalStateException()
        .isThrownBy(() ->
            outer.run(() -> {
              throw new IllegalStateException();
            }));
    assertThat(Context.current()).isEqualTo(Context.empty());
  }

  @Test
  void propagating_takesItIntoVirtualThreadsAndOnlyForTheTask() throws Exception {
    try (ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
        ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Context ada = Context.newUow().user("ada");
      for (ExecutorService executor : new ExecutorService[] {virtual, pool}) {
        ExecutorService carrying = Context.propagating(executor);
        assertThat(ada.call(() -> carrying.submit(Context::current).get())).isEqualTo(ada);
        assertThat(carrying.submit(Context::current).get()).isEqualTo(Context.empty());
      }
    }
  }

  @Test
  void wrap_runsOnAnotherThreadInThisContext() throws InterruptedException {
    Context[] seen = new Context[1];
    Context ada = Context.empty().user("ada");
    Thread.startVirtualThread(ada.wrap(() -> seen[0] = Context.current())).join();
    assertThat(seen[0]).isEqualTo(ada);
  }

  @Test
  void uow_noUuid_saysSo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Context.empty().uow("1-1-1-1-1"))
        .withMessage("uowId is \"1-1-1-1-1\" (expected: a UUID)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00-" + TRACE + "-00f067aa0ba902b7-01-more",
        "00-" + TRACE + "-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902b7",
        "0-" + TRACE + "-00f067aa0ba902b7-01",
        "00_" + TRACE + "_00f067aa0ba902b7_01",
        "xx"
      })
  void fromHeaders_invalidTraceParent_isPassedOver(String header) {
    Context read = Context.fromHeaders(Map.of("traceparent", header));
    assertThat(read.uowId()).isNotNull().isNotEqualTo(UOW);
    assertThat(read.parentSpanId()).isNull();
  }

  @Test
  void fromHeaders_laterVersionWithMore_isRead() {
    Context read =
        Context.fromHeaders(Map.of("TraceParent", "01-" + TRACE + "-00f067aa0ba902b7-01-more"));
    assertThat(read).isEqualTo(Context.empty().uow(UOW).parentSpan("00f067aa0ba902b7"));
  }

  @Test
  void newUow_isAVersion7AndNew() {
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      UUID next = Uuids.next();
      assertThat(next.version()).isEqualTo(7);
      assertThat(next.variant()).isEqualTo(2);
      seen.add(next);
    }
    assertThat(seen).hasSize(100_000);
  }
}
