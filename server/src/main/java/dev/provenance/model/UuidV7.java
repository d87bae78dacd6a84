package dev.provenance.model;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * New UUIDs that sort by time (RFC 9562, 5.7): neighbours in an index when they are neighbours in
 * time.
 */
public final class UuidV7 {
  private final SecureRandom random = new SecureRandom();
  private final InstantSource clock;

  public UuidV7(InstantSource clock) {
    this.clock = clock;
  }

  public UUID next() {
    long high = (clock.millis() << 16) | 0x7000L | random.nextInt(1 << 12);
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
