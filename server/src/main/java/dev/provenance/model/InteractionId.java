package dev.provenance.model;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The public id of an interaction: a UUIDv7 (RFC 9562, 5.7) that is computed from the interaction's
 * place in the log instead of being stored beside it.
 *
 * <p>The 48 bits of time are the created date in milliseconds; the 62 bits of {@code rand_b} are
 * the number, scrambled by a bijection that depends on the tenant; the 12 bits of {@code rand_a}
 * are a check over both. So the id needs neither a column nor an index, and finding a row by its id
 * is a look-up of its number. An id says no more than the number and the date beside it.
 */
public final class InteractionId {
  private static final long MASK_62 = (1L << 62) - 1;

  /** Odd, hence invertible modulo 2^62: the golden-ratio constant of SplitMix64. */
  private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

  private static final long INVERSE = inverse(MULTIPLIER);

  private InteractionId() {}

  public static UUID of(Tenant tenant, long number, Instant createdDate) {
    long scrambled = ((number ^ tenant.idSalt()) * MULTIPLIER) & MASK_62;
    long high = createdDate.toEpochMilli() << 16 | 0x7000L | check(tenant, number);
    return new UUID(high, 0x8000000000000000L | scrambled);
  }

  /** The number behind an id, if the id can be one of this tenant's; the row's date must agree. */
  public static OptionalLong number(Tenant tenant, UUID id) {
    long scrambled = id.getLeastSignificantBits() & MASK_62;
    long number = (scrambled * INVERSE ^ tenant.idSalt()) & MASK_62;
    boolean plausible =
        id.version() == 7
            && id.variant() == 2
            && number > 0
            && (id.getMostSignificantBits() & 0xFFF) == check(tenant, number);
    return plausible ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** The created date that an id says of its interaction. */
  public static Instant createdDate(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }

  /**
   * The span id of an interaction that was sent without one: a UUIDv8 (RFC 9562, 5.8), computed
   * like the id, but different from its neighbours' in its first characters already, since these
   * are what people are shown.
   */
  public static UUID span(Tenant tenant, long number) {
    long mixed = mix(number ^ tenant.idSalt());
    long scrambled = ((number ^ tenant.idSalt()) * MULTIPLIER) & MASK_62;
    return new UUID((mixed & ~0xF000L) | 0x8000L, 0x8000000000000000L | scrambled);
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private static long check(Tenant tenant, long number) {
    long mixed = (number + tenant.idSalt()) * 0xBF58476D1CE4E5B9L;
    return (mixed ^ mixed >>> 31) >>> 52;
  }

  /** Newton's iteration doubles the correct low bits each time: 3, 6, 12, 24, 48, 96. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 5; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
