package dev.provenance.cli.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes the answer of a list apart while it arrives: {@code {"data":[row,…],"pagination":{…}}}. The
 * parts are the very bytes that came, and no more than one of them is in memory.
 */
final class ListAnswer {
  private static final int OUTSIDE = 0;
  private static final int IN_PAGINATION = 2;
  private static final int IN_ROW = 3;

  private final Parts parts;
  private final ByteArrayOutputStream part = new ByteArrayOutputStream();
  private int partDepth = OUTSIDE;
  private int depth;
  private boolean inArray;
  private boolean inString;
  private boolean escaped;

  /** Gets the parts in their order. */
  interface Parts {
    void row(byte[] json) throws IOException;

    void pagination(byte[] json) throws IOException;
  }

  private ListAnswer(Parts parts) {
    this.parts = parts;
  }

  /**
   * Returns after the last part.
   *
   * @throws IOException the body breaks off
   */
  static void read(InputStream body, Parts parts) throws IOException {
    ListAnswer answer = new ListAnswer(parts);
    byte[] buffer = new byte[64 * 1024];
    boolean begun = false;
    for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
      begun |= n > 0;
      answer.take(buffer, n);
    }
    if (!begun || answer.depth != 0) {
      throw new IOException("the answer ends in the middle");
    }
  }

  /** Bytes of characters beyond ASCII never look like one that matters here. */
  private void take(byte[] buffer, int length) throws IOException {
    int partStart = 0;
    for (int i = 0; i < length; i++) {
      byte b = buffer[i];
      if (inString) {
        if (escaped) {
          escaped = false;
        } else if (b == '\\') {
          escaped = true;
        } else if (b == '"') {
          inString = false;
        }
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        if (opens(b)) {
          partStart = i;
        }
      } else if (b == '}' || b == ']') {
        if (depth == partDepth) {
          part.write(buffer, partStart, i + 1 - partStart);
          emit();
        }
        depth--;
      }
    }
    if (partDepth != OUTSIDE) {
      part.write(buffer, partStart, length - partStart);
    }
  }

  /** Goes one level deeper; whether a part begins with that. */
  private boolean opens(byte bracket) {
    depth++;
    if (depth == IN_PAGINATION) {
      inArray = bracket == '[';
    }
    boolean begins = bracket == '{' && depth == (inArray ? IN_ROW : IN_PAGINATION);
    if (begins) {
      partDepth = depth;
    }
    return begins;
  }

  private void emit() throws IOException {
    byte[] json = part.toByteArray();
    part.reset();
    boolean row = partDepth == IN_ROW;
    partDepth = OUTSIDE;
    if (row) {
      parts.row(json);
    } else {
      parts.pagination(json);
    }
  }
}
