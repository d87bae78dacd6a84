package dev.provenance.sdk.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads whole lines of a file, from a position on. */
final class LineReader {
  private final FileChannel file;
  private long position;
  private byte[] buffer = new byte[64 << 10];
  private int start;
  private int end;

  /**
   * @param position where a line begins
   */
  LineReader(FileChannel file, long position) {
    this.file = file;
    this.position = position;
  }

  /**
   * The next line without its end, or null if there is no whole line before the limit.
   *
   * @param limit up to where the file may be read
   */
  byte @Nullable [] next(long limit) throws IOException {
    int seen = start;
    while (true) {
      for (int at = seen; at < end; at++) {
        if (buffer[at] == '\n') {
          byte[] line = Arrays.copyOfRange(buffer, start, at);
          position += line.length + 1;
          start = at + 1;
          return line;
        }
      }
      int scanned = end - start;
      if (!fill(limit)) {
        return null;
      }
      seen = start + scanned;
    }
  }

  /** Where the next line begins. */
  long position() {
    return position;
  }

  private boolean fill(long limit) throws IOException {
    long from = position + (end - start);
    if (from >= limit) {
      return false;
    }
    System.arraycopy(buffer, start, buffer, 0, end - start);
    end -= start;
    start = 0;
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int length = (int) Math.min(buffer.length - end, limit - from);
    int read = file.read(ByteBuffer.wrap(buffer, end, length), from);
    end += Math.max(0, read);
    return read > 0;
  }
}
