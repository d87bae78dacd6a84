package dev.provenance.testkit;

import dev.provenance.testkit.ProtocolMessage.Sender;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between a server and its database, on loopback, forwards message by message, and cuts a
 * connection, for both sides at once, at the message that it is told to.
 */
public final class CuttingProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final Cutter cutter;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

  private CuttingProxy(ServerSocket door, int target, Cutter cutter) {
    this.door = door;
    this.target = target;
    this.cutter = cutter;
  }

  /** Where a connection ends: nothing that follows arrives, in either direction. */
  public enum Cut {
    NOWHERE,
    BEFORE,
    HALFWAY,
    BEHIND;

    private int delivered(int length) {
      return switch (this) {
        case BEFORE -> 0;
        case HALFWAY -> length / 2;
        case NOWHERE, BEHIND -> length;
      };
    }
  }

  /** Asked for each message, before any of it is delivered. Called by many threads. */
  @FunctionalInterface
  public interface Cutter {
    /**
     * Where to cut.
     *
     * @param connection its number, in the order in which they were opened
     */
    Cut at(int connection, ProtocolMessage message);
  }

  /** Leads to a port of this machine. */
  public static CuttingProxy start(int target, Cutter cutter) throws IOException {
    ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    CuttingProxy proxy = new CuttingProxy(door, target, cutter);
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Fails if there was something that it could not read. */
  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(CuttingProxy::end);
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }

  private void accept() {
    try {
      for (int number = 1; ; number++) {
        Connection connection =
            new Connection(
                number, door.accept(), new Socket(InetAddress.getLoopbackAddress(), target));
        Thread.ofVirtual().start(() -> connection.run(connection::forwardRequests));
      }
    } catch (IOException e) {
      if (!door.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final class Connection {
    private final int number;
    private final Socket frontend;
    private final Socket backend;
    private final DataInputStream requests;
    private final DataInputStream answers;
    private boolean isCut;

    Connection(int number, Socket frontend, Socket backend) throws IOException {
      this.number = number;
      this.frontend = frontend;
      this.backend = backend;
      requests = new DataInputStream(new BufferedInputStream(frontend.getInputStream()));
      answers = new DataInputStream(new BufferedInputStream(backend.getInputStream()));
      for (Socket socket : new Socket[] {frontend, backend}) {
        socket.setTcpNoDelay(true);
        open.add(socket);
      }
    }

    void run(Forwarding forwarding) {
      try (frontend;
          backend) {
        forwarding.run();
      } catch (IOException e) {
        // Either side went away, and the other goes with it.
      } catch (RuntimeException e) {
        failures.add(e);
      } finally {
        open.remove(frontend);
        open.remove(backend);
      }
    }

    void forwardRequests() throws IOException {
      ProtocolMessage first = ProtocolMessage.readFirst(requests);
      boolean goesOn = passes(first);
      while (goesOn && first.asksForEncryption()) {
        goesOn = passes(ProtocolMessage.readRefusal(answers));
        if (goesOn) {
          first = ProtocolMessage.readFirst(requests);
          goesOn = passes(first);
        }
      }
      if (goesOn) {
        Thread.ofVirtual().start(() -> run(() -> forward(Sender.BACKEND, answers)));
        forward(Sender.FRONTEND, requests);
      }
    }

    private void forward(Sender sender, DataInputStream in) throws IOException {
      boolean goesOn = true;
      while (goesOn) {
        goesOn = passes(ProtocolMessage.read(sender, in));
      }
    }

    /** Delivers as much as is to be; returns whether the connection goes on. */
    private boolean passes(ProtocolMessage message) throws IOException {
      Cut cut = decide(message);
      OutputStream out =
          (message.kind().sender() == Sender.FRONTEND ? backend : frontend).getOutputStream();
      out.write(message.bytes(), 0, cut.delivered(message.bytes().length));
      return cut == Cut.NOWHERE;
    }

    private synchronized Cut decide(ProtocolMessage message) {
      Cut cut = isCut ? Cut.BEFORE : cutter.at(number, message);
      isCut |= cut != Cut.NOWHERE;
      return cut;
    }
  }

  @FunctionalInterface
  private interface Forwarding {
    void run() throws IOException;
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
