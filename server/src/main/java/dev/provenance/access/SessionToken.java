package dev.provenance.access;

import dev.provenance.model.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What stands for a key for a while, in a browser's cookie or as a program's access token: 256
 * random bits in base64url (RFC 4648, section 5). Never logged, never stored.
 */
public record SessionToken(String text) {
  private static final String OF_PROGRAMS = "pat_";
  private static final int LENGTH = 43;
  private static final Digits BASE64URL =
      new Digits("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
  private static final SecureRandom RANDOM = new SecureRandom();

  public SessionToken {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("not a session's token (expected: 43 base64url digits)");
    }
  }

  static SessionToken forBrowser() {
    return new SessionToken(random());
  }

  static SessionToken forProgram() {
    return new SessionToken(OF_PROGRAMS + random());
  }

  static boolean isWellFormed(String text) {
    boolean isOfProgram =
        text.startsWith(OF_PROGRAMS) && text.length() == OF_PROGRAMS.length() + LENGTH;
    return (isOfProgram || text.length() == LENGTH) && BASE64URL.areAll(text, 0);
  }

  /** Whether it looks like an access token, unlike any key. */
  public static boolean isOfProgram(String text) {
    return text.startsWith(OF_PROGRAMS) && isWellFormed(text);
  }

  byte[] hash() {
    return new Sha256().add(text).bytes();
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "a session's token";
  }
}
