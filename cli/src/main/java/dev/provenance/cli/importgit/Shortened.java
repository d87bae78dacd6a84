package dev.provenance.cli.importgit;

import dev.provenance.cli.bulk.Sha256;
import dev.provenance.cli.git.RawText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Fits texts into the 512 characters that the server takes for an id. */
final class Shortened {
  static final int LIMIT = 512;
  private static final int DIGEST_BYTES = 16;

  private Shortened() {}

  static boolean isNeeded(RawText path) {
    return path.text().length() > LIMIT;
  }

  /**
   * The path; of a longer one the beginning, {@code ~}, and 32 hex digits of the SHA-256 of the
   * whole, so that two long paths never become one resource.
   */
  static String resourceId(RawText path) {
    String text = path.text();
    if (text.length() <= LIMIT) {
      return text;
    }
    byte[] digest = Sha256.of(path.bytes().getBytes(StandardCharsets.ISO_8859_1));
    String end = "~" + HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    return cut(text, LIMIT - end.length()) + end;
  }

  /** At most so many UTF-16 units, never half a character. */
  static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(limit - 1));
    return text.substring(0, splits ? limit - 1 : limit);
  }
}
