package dev.provenance.access;

import dev.provenance.model.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a browser's cookie holds: 256 random bits in base64url (RFC 4648, section 5). Never logged,
 * never stored.
 */
public record SessionToken(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  public SessionToken {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException("not a session's token (expected: 43 base64url digits)");
    }
  }

  static SessionToken random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  byte[] hash() {
    return new Sha256().add(text).bytes();
  }

  @Override
  public String toString() {
    return "a session's token";
  }
}
