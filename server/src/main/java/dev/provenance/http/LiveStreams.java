package dev.provenance.http;

import dev.provenance.model.Held;
import dev.provenance.model.Listing;
import dev.provenance.model.ProblemException;
import dev.provenance.query.Feed;
import dev.provenance.query.Feeds;
import dev.provenance.query.InteractionRow;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The streams under way. Each holds a thread and a position in the log, and reads on only when its
 * receiver has taken what came before; how many a key may have is bounded. A stream ends when its
 * key or session does, when its receiver goes away or takes nothing, and when the server stops; the
 * receiver comes back with the last number it saw and misses nothing.
 */
final class LiveStreams implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(LiveStreams.class.getName());
  private static final int MOST_PER_KEY = 100;

  /**
   * How soon an end of the server, the key or the session is noticed, and what other nodes wrote.
   */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Keeps proxies from ending a quiet connection, and finds out whether it is still there. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

  private final Feeds feeds;
  private final StalledWrites stalled = new StalledWrites(StalledWrites.PATIENCE);
  private final LongAnswers open =
      new LongAnswers(MOST_PER_KEY, "This key has %d streams open already", SIGN_OF_LIFE);
  private volatile boolean closing;

  LiveStreams(Feeds feeds) {
    this.feeds = feeds;
  }

  LongAnswer follow(Call call, OptionalLong after) {
    Feed feed = feeds.follow(call.tenant(), call.parameters(), after);
    Credential credential = call.credential();
    UUID keyId = call.principal().keyId();
    return response -> open.answer(keyId, () -> write(response, feed, credential));
  }

  @Override
  public void close() {
    closing = true;
    stalled.close();
  }

  private void write(ServerResponse response, Feed feed, Credential credential) {
    response.header("Content-Type", "text/event-stream");
    response.header("X-Accel-Buffering", "no");
    try (OutputStream socket = response.outputStream()) {
      OutputStream out = new BufferedOutputStream(stalled.watch(socket), 1 << 16);
      position(out, feed);
      long quietSince = System.nanoTime();
      while (!closing && credential.isStillValid()) {
        boolean isNews = Held.during(() -> news(out, feed));
        if (isNews || System.nanoTime() - quietSince > SIGN_OF_LIFE.toNanos()) {
          position(out, feed);
          quietSince = System.nanoTime();
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CloseConnectionException("the receiver of a stream went away", e);
    } catch (ProblemException e) {
      LOG.log(System.Logger.Level.DEBUG, "a stream ends: its reader will come back", e);
    }
  }

  /** Waits for what comes next and writes it; whether there was anything. */
  private static boolean news(OutputStream out, Feed feed) throws IOException {
    try {
      Listing<InteractionRow> rows = feed.next(LOOK_EVERY);
      for (InteractionRow row : rows) {
        event(out, row);
      }
      return rows.size() > 0;
    } catch (ProblemException e) {
      // No event is cut in two: what comes after it is not read.
      out.flush();
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("the server stops", e);
    }
  }

  /** Without data it is no event, but the receiver keeps the id to come back with. */
  private static void position(OutputStream out, Feed feed) throws IOException {
    line(out, "id", Long.toString(feed.position()).getBytes(StandardCharsets.US_ASCII));
    out.write('\n');
    out.flush();
  }

  private static void event(OutputStream out, InteractionRow row) throws IOException {
    long number = row.recorded().interactionNumber();
    line(out, "id", Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    line(out, "event", "interaction".getBytes(StandardCharsets.US_ASCII));
    line(out, "data", Json.bytes(row));
    out.write('\n');
  }

  /** A line break within a payload's white space begins another line of the same field. */
  private static void line(OutputStream out, String field, byte[] value) throws IOException {
    byte[] name = (field + ": ").getBytes(StandardCharsets.US_ASCII);
    out.write(name);
    int start = 0;
    for (int i = 0; i < value.length; i++) {
      if (value[i] == '\n' || value[i] == '\r') {
        out.write(value, start, i - start);
        out.write('\n');
        out.write(name);
        start = i + 1;
      }
    }
    out.write(value, start, value.length - start);
    out.write('\n');
  }
}
