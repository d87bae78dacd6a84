package dev.provenance.sdk.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What the process before has left.
 *
 * @param sent up to where the server has everything; in the first segment there is, if any
 * @param nextSegment a number not used before
 * @param lines how many lines wait
 * @param bytes how many bytes they have, with their line ends
 */
record Recovery(Position sent, long nextSegment, long lines, long bytes) {
  /** Deletes what was sent, and cuts off a last line that was not written to its end. */
  static Recovery of(SpoolDirectory directory) throws IOException {
    Position sent = directory.sent();
    long next = Math.max(1, sent.segment());
    long lines = 0;
    long bytes = 0;
    List<Long> segments = directory.segments();
    for (long segment : segments) {
      if (segment < sent.segment()) {
        directory.delete(segment);
        continue;
      }
      long from = segment == sent.segment() ? sent.offset() : 0;
      Waiting waiting = cut(directory, segment, from);
      lines += waiting.lines();
      bytes += waiting.bytes();
      next = segment + 1;
    }
    if (next == sent.segment()) {
      next++;
    }
    return new Recovery(sent, next, lines, bytes);
  }

  private static Waiting cut(SpoolDirectory directory, long segment, long from) throws IOException {
    try (FileChannel file =
        FileChannel.open(
            directory.file(segment), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long start = Math.min(from, file.size());
      LineReader reader = new LineReader(file, start);
      long lines = 0;
      long bytes = 0;
      for (byte[] line = reader.next(file.size()); line != null; ) {
        if (line.length > 0) {
          lines++;
          bytes += line.length + 1L;
        }
        line = reader.next(file.size());
      }
      if (reader.position() < file.size()) {
        file.truncate(reader.position());
      }
      return new Waiting(lines, bytes);
    }
  }

  private record Waiting(long lines, long bytes) {}
}
