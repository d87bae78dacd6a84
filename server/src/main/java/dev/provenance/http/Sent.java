package dev.provenance.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;

/**
 * What a connection is sent: a receiver that takes nothing for {@link StalledWrites#PATIENCE} is
 * sent no more, and the connection ends. To be used by one virtual thread.
 */
record Sent(DataWriter socket, SocketWatch.Stay stay) implements DataWriter {
  @Override
  public void write(BufferData... buffers) {
    watched(() -> socket.write(buffers));
  }

  @Override
  public void write(BufferData buffer) {
    watched(() -> socket.write(buffer));
  }

  @Override
  public void writeNow(BufferData... buffers) {
    watched(() -> socket.writeNow(buffers));
  }

  @Override
  public void writeNow(BufferData buffer) {
    watched(() -> socket.writeNow(buffer));
  }

  @Override
  public void flush() {
    watched(socket::flush);
  }

  @Override
  public void close() {
    socket.close();
  }

  private void watched(SocketWatch.Writing writing) {
    try {
      stay.write(StalledWrites.PATIENCE, writing);
    } catch (IOException e) {
      throw new CloseConnectionException(e.getMessage(), e);
    }
  }
}
