package dev.provenance.http;

import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer as it is written: one that turns out small is sent as a whole, with its
 * length; of one that is large, what comes first goes out while the rest is still to be written, so
 * that it is never in memory as a whole.
 */
final class AnswerBody extends OutputStream {
  /** Bytes: an ordinary page of a hundred interactions. */
  private static final int MOST_AS_A_WHOLE = 128 * 1024;

  private static final int BUFFER = 64 * 1024;

  private final ServerResponse response;
  private ByteArrayOutputStream whole = new ByteArrayOutputStream(1024);
  private @Nullable OutputStream out;

  AnswerBody(ServerResponse response) {
    this.response = response;
  }

  /** Whether some of it may be with the receiver already. */
  boolean hasBegun() {
    return out != null;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (out == null && whole.size() + length <= MOST_AS_A_WHOLE) {
      whole.write(bytes, offset, length);
    } else {
      begun().write(bytes, offset, length);
    }
  }

  private OutputStream begun() throws IOException {
    if (out == null) {
      out = new BufferedOutputStream(response.outputStream(), BUFFER);
      whole.writeTo(out);
      whole = new ByteArrayOutputStream(0);
    }
    return out;
  }

  /** That was all of it. Without this it is none: who writes may fail. */
  void end() throws IOException {
    if (out == null) {
      byte[] all = whole.toByteArray();
      whole = new ByteArrayOutputStream(0);
      Responses.sendKept(response, all);
    } else {
      out.close();
    }
  }
}
