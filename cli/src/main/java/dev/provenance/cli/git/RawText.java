package dev.provenance.cli.git;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as git keeps them, which need not be valid UTF-8.
 *
 * @param bytes one char for each byte
 */
public record RawText(String bytes) {

  /** As UTF-8; what is not becomes U+FFFD. */
  public String text() {
    return new String(toBytes(), StandardCharsets.UTF_8);
  }

  public boolean isUtf8() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(toBytes()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Loses nothing: printable ASCII as it is, every other byte and the percent sign as %XX. */
  public String percentEscaped() {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (c > ' ' && c < 0x7f && c != '%') {
        escaped.append(c);
      } else {
        escaped.append("%%%02X".formatted((int) c));
      }
    }
    return escaped.toString();
  }

  private byte[] toBytes() {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }
}
