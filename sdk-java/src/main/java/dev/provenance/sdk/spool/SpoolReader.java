package dev.provenance.sdk.spool;

import dev.provenance.sdk.queue.Batch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the segments one after the other, and remembers up to where they were sent. */
final class SpoolReader {
  private final SpoolDirectory directory;
  private long segment;
  private FileChannel file;
  private LineReader lines;
  private byte @Nullable [] ahead;

  /** Begins where the server has everything before. */
  SpoolReader(SpoolDirectory directory, Position sent) throws IOException {
    this.directory = directory;
    List<Long> segments = directory.segments();
    boolean there = segments.contains(sent.segment());
    this.segment = there ? sent.segment() : segments.get(0);
    this.file = open(segment);
    this.lines = new LineReader(file, there ? Math.min(sent.offset(), file.size()) : 0);
  }

  /** The next lines up to a position; empty if there are none. */
  Optional<Batch> next(Position end, int maxLines, long maxBytes) throws IOException {
    Position begin = position();
    try {
      return read(end, maxLines, maxBytes);
    } catch (IOException e) {
      lines = new LineReader(file, begin.offset());
      ahead = null;
      throw e;
    }
  }

  private Optional<Batch> read(Position end, int maxLines, long maxBytes) throws IOException {
    List<byte[]> taken = new ArrayList<>();
    long bytes = 0;
    byte[] line = line(end);
    while (line != null) {
      boolean fits = taken.isEmpty() || (taken.size() < maxLines && bytes + line.length < maxBytes);
      if (!fits) {
        ahead = line;
        break;
      }
      taken.add(line);
      bytes += line.length + 1L;
      line = taken.size() == maxLines ? null : line(end);
    }
    return taken.isEmpty() ? Optional.empty() : Optional.of(new Batch(taken, bytes - taken.size()));
  }

  /** All taken so far is settled. */
  void settle() throws IOException {
    directory.sent(position());
  }

  Position position() {
    return new Position(segment, lines.position() - (ahead == null ? 0 : ahead.length + 1L));
  }

  void close() throws IOException {
    file.close();
  }

  private byte @Nullable [] line(Position end) throws IOException {
    if (ahead != null) {
      byte[] line = ahead;
      ahead = null;
      return line;
    }
    byte[] line;
    do {
      line = lines.next(segment < end.segment() ? file.size() : end.offset());
    } while (line != null && line.length == 0);
    return line;
  }

  /** Goes on to the next segment if there is one; what was read is settled, and deleted. */
  boolean advance(Position end) throws IOException {
    if (segment >= end.segment()) {
      return false;
    }
    long next = directory.after(segment);
    directory.sent(new Position(next, 0));
    file.close();
    directory.delete(segment);
    segment = next;
    file = open(next);
    lines = new LineReader(file, 0);
    return true;
  }

  private FileChannel open(long number) throws IOException {
    return FileChannel.open(directory.file(number), StandardOpenOption.READ);
  }
}
