package dev.provenance.cli.uow;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** A UUID of version 7 (RFC 9562): milliseconds since 1970, then 74 random bits. */
public final class UuidV7 {
  private static final long RANDOM_A = 0xFFFL;
  private static final long RANDOM_B = 0x3FFF_FFFF_FFFF_FFFFL;

  private UuidV7() {}

  public static UUID next(InstantSource clock) {
    SecureRandom random = new SecureRandom();
    long high = clock.millis() << 16 | 0x7000L | (random.nextLong() & RANDOM_A);
    long low = 0x8000_0000_0000_0000L | (random.nextLong() & RANDOM_B);
    return new UUID(high, low);
  }
}
