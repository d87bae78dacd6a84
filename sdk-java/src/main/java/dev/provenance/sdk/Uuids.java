package dev.provenance.sdk;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Makes UUIDv7s, and reads UUIDs strictly. */
final class Uuids {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** A counter, scrambled with secrets of this process: no two alike here, none alike elsewhere. */
  private static final AtomicLong COUNTER = new AtomicLong();

  private static final long SECRET_HIGH;
  private static final long SECRET_LOW;

  static {
    SecureRandom random = new SecureRandom();
    SECRET_HIGH = random.nextLong();
    SECRET_LOW = random.nextLong();
  }

  private Uuids() {}

  /** A new UUIDv7. Its random bits identify; they are no secret. */
  static UUID next() {
    long count = COUNTER.getAndIncrement();
    long high = scramble(count ^ SECRET_HIGH) & 0xfffL;
    long low = scramble(count + SECRET_LOW) & 0x3fff_ffff_ffff_ffffL;
    return new UUID(
        (System.currentTimeMillis() << 16) | 0x7000L | high, 0x8000_0000_0000_0000L | low);
  }

  static boolean isUuid(String text) {
    return text.length() == 36 && FORM.matcher(text).matches();
  }

  /**
   * @param what it is, for the message
   */
  static UUID parse(String what, String text) {
    if (!isUuid(text)) {
      throw new IllegalArgumentException(what + " is \"" + text + "\" (expected: a UUID)");
    }
    return UUID.fromString(text);
  }

  /** The finaliser of SplitMix64: a bijection. */
  private static long scramble(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
