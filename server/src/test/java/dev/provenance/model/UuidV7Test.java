package dev.provenance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UuidV7Test {
  private static final Instant NOW = Instant.parse("2024-01-15T10:30:00.123Z");

  @Test
  void next_carriesVersionVariantAndTime() {
    UUID uuid = new UuidV7(() -> NOW).next();

    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
  }

  @Test
  void next_manyInOneMillisecond_differ() {
    UuidV7 uuids = new UuidV7(() -> NOW);

    assertThat(Stream.generate(uuids::next).limit(10_000).distinct()).hasSize(10_000);
  }

  @Test
  void next_later_sortsBehind() {
    String early = new UuidV7(() -> NOW).next().toString();
    String late = new UuidV7(() -> NOW.plusMillis(1)).next().toString();

    assertThat(early).isLessThan(late);
  }
}
