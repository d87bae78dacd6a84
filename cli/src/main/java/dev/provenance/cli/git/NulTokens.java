package dev.provenance.cli.git;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads what {@code git -z} writes: byte strings, each ended by NUL. One byte is one char. */
final class NulTokens {
  private final BufferedInputStream in;
  private final ByteArrayOutputStream token = new ByteArrayOutputStream(256);

  NulTokens(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The next one; null at the end. */
  @Nullable String next() throws IOException {
    token.reset();
    int b = in.read();
    while (b > 0) {
      token.write(b);
      b = in.read();
    }
    if (b == 0) {
      return token.toString(StandardCharsets.ISO_8859_1);
    }
    if (token.size() > 0) {
      throw cutOff();
    }
    return null;
  }

  /** The next one, which must be there. */
  String require() throws IOException {
    String next = next();
    if (next == null) {
      throw cutOff();
    }
    return next;
  }

  private static EOFException cutOff() {
    return new EOFException("it ended in the middle of a commit");
  }
}
