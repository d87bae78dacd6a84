package dev.provenance.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a server and its database, on loopback, and cuts a connection at a given moment:
 * with the message that was on its way, or right behind it, so that only the answer is lost.
 */
public final class CuttingProxy implements AutoCloseable {
  private static final int MOST_BYTES = 1 << 16;
  private static final int NEVER = -1;

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger messagesLeft = new AtomicInteger(NEVER);
  private volatile boolean delivers;

  private CuttingProxy(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /** Leads to a port of this machine. */
  public static CuttingProxy start(int target) throws IOException {
    ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    CuttingProxy proxy = new CuttingProxy(door, target);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  public int port() {
    return door.getLocalPort();
  }

  /**
   * Cuts the connection that carries the n-th message from now on, in either direction.
   *
   * @param delivers whether the message still arrives
   */
  public void cutAt(int message, boolean delivers) {
    this.delivers = delivers;
    messagesLeft.set(message);
  }

  /** Whether the cut has been made. */
  public boolean hasCut() {
    return messagesLeft.get() == NEVER;
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(CuttingProxy::end);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = door.accept();
        Socket database = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(database);
        client.setTcpNoDelay(true);
        database.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> forward(client, database));
        Thread.ofVirtual().start(() -> forward(database, client));
      }
    } catch (IOException e) {
      if (!door.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void forward(Socket from, Socket to) {
    byte[] buffer = new byte[MOST_BYTES];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        boolean cuts = messagesLeft.get() != NEVER && messagesLeft.decrementAndGet() == 0;
        if (!cuts || delivers) {
          out.write(buffer, 0, n);
        }
        if (cuts) {
          messagesLeft.set(NEVER);
          return;
        }
      }
    } catch (IOException e) {
      // Either side went away, and the other goes with it.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
