package dev.provenance.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.provenance.sdk.Interaction;
import dev.provenance.sdk.Provenance;
import dev.provenance.sdk.api.BatchReceipt;
import dev.provenance.sdk.api.NotFoundException;
import dev.provenance.sdk.api.RecordedInteraction;
import dev.provenance.sdk.api.UnavailableException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FakeProvenanceTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void interactions_loggedAndCreated_areKeptOnce() {
    try (FakeProvenance server = FakeProvenance.start();
        Provenance provenance = server.client("orders").build()) {
      provenance.log(Interaction.of("ORDER", "order-1", "CREATE"));
      assertThat(server.awaitInteractions(1, LONG))
          .singleElement()
          .satisfies(logged -> assertThat(logged.origin()).isEqualTo("orders"));

      Interaction second = Interaction.of("ORDER", "order-2", "CREATE").idempotencyKey("two");
      RecordedInteraction created = provenance.api().interactions().create(second);
      BatchReceipt batch = provenance.api().interactions().createBatch(List.of(second));
      assertThat(created.interactionNumber()).isEqualTo(2);
      assertThat(batch.firstNumber()).isEqualTo(2);
      assertThat(server.interactions()).hasSize(2);

      server.clear();
      assertThat(server.interactions()).isEmpty();
    }
  }

  @Test
  void failNext_refusesSoMany() {
    try (FakeProvenance server = FakeProvenance.start();
        Provenance provenance = server.client("orders").build()) {
      server.failNext(1, 503);
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> provenance.api().settings().get());
      assertThatExceptionOfType(NotFoundException.class)
          .isThrownBy(() -> provenance.api().settings().get());
    }
  }

  @Test
  void awaitInteractions_tooFew_fails() {
    try (FakeProvenance server = FakeProvenance.start()) {
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(() -> server.awaitInteractions(1, Duration.ofMillis(20)))
          .withMessageContaining("expected: 1");
    }
  }
}
