package dev.provenance.access;

import dev.provenance.model.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/** An API key itself: {@code pak_} and 64 hexadecimal digits. Never logged, never stored. */
public record Secret(String text) {
  private static final String START = "pak_";
  private static final int LENGTH = START.length() + 64;
  private static final Digits HEX = new Digits("0123456789abcdef");
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PREFIX = START.length() + 8;

  public Secret {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("not an API key (expected: pak_ and 64 hex digits)");
    }
  }

  public static Secret random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new Secret(START + HexFormat.of().formatHex(bytes));
  }

  public static boolean isWellFormed(String text) {
    return text.length() == LENGTH && text.startsWith(START) && HEX.areAll(text, START.length());
  }

  /** The part that may be shown. */
  String prefix() {
    return text.substring(0, PREFIX);
  }

  byte[] hash() {
    return new Sha256().add(text).bytes();
  }

  /** Whether both are the same, in a time that tells nothing. */
  public boolean matches(Secret other) {
    return MessageDigest.isEqual(hash(), other.hash());
  }

  @Override
  public String toString() {
    return prefix() + "…";
  }
}
