package dev.provenance.http;

import dev.provenance.model.Held;
import dev.provenance.query.Export;
import dev.provenance.query.Export.Format;
import dev.provenance.query.InteractionRow;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The downloads under way. Each holds a thread and one piece of the log, and reads the next when
 * its receiver has taken that; how many a key may have is bounded, and so is how long a receiver
 * may take nothing. One that cannot be finished (the database fails, the key is revoked, the server
 * stops) ends with its connection, never as a short file that looks whole.
 */
final class Downloads implements AutoCloseable {
  private static final int MOST_PER_KEY = 5;
  private static final int BUFFER = 1 << 16;
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final StalledWrites stalled = new StalledWrites(StalledWrites.PATIENCE);
  private final LongAnswers open =
      new LongAnswers(
          MOST_PER_KEY, "This key has %d exports under way already", StalledWrites.PATIENCE);
  private volatile boolean closing;

  /**
   * Answers with an export.
   *
   * @param beginning begins it, once it is known that this key may have one more
   */
  LongAnswer of(Call call, Supplier<Export> beginning) {
    UUID keyId = call.principal().keyId();
    return response -> open.answer(keyId, () -> write(response, call, beginning.get()));
  }

  @Override
  public void close() {
    closing = true;
    stalled.close();
  }

  /** What fails before the first piece is there is still a problem like any other. */
  private void write(ServerResponse response, Call call, Export export) {
    Writing writing = new Writing(response, export);
    try {
      while (Held.during(writing::piece)) {
        if (closing || !call.credential().isStillValid()) {
          throw new CloseConnectionException("an export ends with its key or with the server");
        }
      }
    } catch (IOException e) {
      throw Responses.cut("an export", new UncheckedIOException(e));
    } catch (CloseConnectionException e) {
      throw e;
    } catch (RuntimeException e) {
      throw writing.hasBegun() ? Responses.cut("an export", e) : e;
    }
  }

  /** An export on its way to its receiver. */
  private final class Writing {
    private final ServerResponse response;
    private final Export export;
    private @Nullable OutputStream out;

    Writing(ServerResponse response, Export export) {
      this.response = response;
      this.export = export;
    }

    boolean hasBegun() {
      return out != null;
    }

    /** Reads what comes next and writes it; whether there may be more. */
    boolean piece() throws IOException {
      Iterator<InteractionRow> rows = export.next().iterator();
      OutputStream to = out == null ? begin() : out;
      out = to;
      if (!rows.hasNext()) {
        to.close();
        return false;
      }
      while (rows.hasNext()) {
        InteractionRow row = rows.next();
        to.write(export.format() == Format.CSV ? Csv.bytes(row) : Json.line(row));
      }
      return true;
    }

    private OutputStream begin() throws IOException {
      headers(response, export);
      OutputStream begun = new BufferedOutputStream(stalled.watch(response.outputStream()), BUFFER);
      if (export.format() == Format.CSV) {
        begun.write(Csv.header());
      }
      return begun;
    }
  }

  private static void headers(ServerResponse response, Export export) {
    boolean isCsv = export.format() == Format.CSV;
    String name =
        "interactions-" + FILE_TIME.format(export.begun()) + "." + export.format().wireName();
    response.header("Content-Type", isCsv ? "text/csv; charset=utf-8" : "application/x-ndjson");
    response.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.header("Cache-Control", "no-store");
    response.header("X-Accel-Buffering", "no");
  }
}
