package dev.provenance.sdk.testing;

import dev.provenance.sdk.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What has come, numbered from 1; each idempotency key once. */
final class ReceivedInteractions {
  private final List<Interaction> all = new ArrayList<>();
  private final Map<String, Receipt> byKey = new HashMap<>();
  private long lastNumber;

  synchronized Receipt add(Interaction interaction) {
    Optional<Receipt> before = interaction.idempotencyKey().map(byKey::get);
    if (before.isPresent()) {
      return before.get();
    }
    UUID uowId = interaction.uowId();
    String spanId = interaction.spanId();
    Receipt receipt =
        new Receipt(
            UUID.randomUUID(),
            ++lastNumber,
            interaction.resourceId(),
            uowId == null ? UUID.randomUUID() : uowId,
            spanId == null ? UUID.randomUUID().toString() : spanId,
            Instant.now());
    interaction.idempotencyKey().ifPresent(key -> byKey.put(key, receipt));
    all.add(interaction);
    notifyAll();
    return receipt;
  }

  synchronized List<Interaction> all() {
    return List.copyOf(all);
  }

  synchronized void clear() {
    all.clear();
    byKey.clear();
    lastNumber = 0;
  }

  synchronized List<Interaction> await(int count, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    try {
      while (all.size() < count) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError(
              all.size() + " interactions after " + longest + " (expected: " + count + "): " + all);
        }
        wait(Math.max(1, left / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for interactions", e);
    }
    return all();
  }
}
