package dev.provenance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

final class InteractionIdTest {
  private static final long LAST_MILLI = 253_402_300_799_999L;
  private static final long MOST_NUMBERS = 1L << 61;

  @Property
  void number_ofAnId_isTheNumberItWasMadeFrom(
      @ForAll long salt,
      @ForAll @LongRange(min = 1, max = MOST_NUMBERS) long number,
      @ForAll @LongRange(min = 0, max = LAST_MILLI) long millis) {
    Tenant tenant = tenant(salt);

    UUID id = InteractionId.of(tenant, number, Instant.ofEpochMilli(millis));

    assertThat(InteractionId.number(tenant, id)).isEqualTo(OptionalLong.of(number));
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis);
  }

  @Property
  void ids_ofDifferentNumbers_differ(
      @ForAll long salt,
      @ForAll @LongRange(min = 1, max = MOST_NUMBERS) long a,
      @ForAll @LongRange(min = 1, max = MOST_NUMBERS) long b) {
    UUID first = InteractionId.of(tenant(salt), a, Instant.EPOCH);
    UUID second = InteractionId.of(tenant(salt), b, Instant.EPOCH);

    assertThat(first.equals(second)).isEqualTo(a == b);
  }

  /**
   * A changed bit of time is found by whoever compares the row's date; every other is found here or
   * leads to another number.
   */
  @Property
  void number_ofATamperedId_isNeverTheSame(
      @ForAll long salt,
      @ForAll @LongRange(min = 1, max = MOST_NUMBERS) long number,
      @ForAll @IntRange(min = 0, max = 79) int bit) {
    UUID id = InteractionId.of(tenant(salt), number, Instant.EPOCH);
    UUID tampered =
        bit < 64
            ? new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1L << bit)
            : new UUID(
                id.getMostSignificantBits() ^ 1L << (bit - 64), id.getLeastSignificantBits());

    assertThat(InteractionId.number(tenant(salt), tampered)).isNotEqualTo(OptionalLong.of(number));
  }

  private static Tenant tenant(long salt) {
    return new Tenant(1, "test", salt, false, Instant.EPOCH);
  }
}
