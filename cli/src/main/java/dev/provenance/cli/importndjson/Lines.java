package dev.provenance.cli.importndjson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a file line by line; memory holds one. A byte order mark at its beginning is left out. */
final class Lines {
  /** One request takes 16 MiB, and the line is not all of it. */
  static final int LONGEST = 15 * 1024 * 1024;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int filled;
  private long number;
  private long position;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line that is not empty, or null at the end. */
  @Nullable Line next() throws IOException {
    while (readLine()) {
      number++;
      byte[] bytes = line.toByteArray();
      if (number == 1 && startsWithMark(bytes)) {
        bytes = Arrays.copyOfRange(bytes, BYTE_ORDER_MARK.length, bytes.length);
      }
      if (bytes.length > 0 && bytes[bytes.length - 1] == '\r') {
        bytes = Arrays.copyOf(bytes, bytes.length - 1);
      }
      if (!isBlank(bytes)) {
        return new Line(number, bytes, position);
      }
    }
    return null;
  }

  /** Of a line that is too long, memory holds one byte more than is allowed. */
  private boolean readLine() throws IOException {
    line.reset();
    boolean any = false;
    while (at < filled || fill()) {
      any = true;
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, at, Math.min(end - at, LONGEST + 1 - line.size()));
      boolean ends = end < filled;
      position += end - at + (ends ? 1 : 0);
      at = ends ? end + 1 : end;
      if (ends) {
        return true;
      }
    }
    return any;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(in.read(buffer), 0);
    return filled > 0;
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
