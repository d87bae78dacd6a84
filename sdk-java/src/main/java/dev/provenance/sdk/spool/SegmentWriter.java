package dev.provenance.sdk.spool;

import dev.provenance.sdk.queue.Batch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** Appends lines to the last segment, and begins a new one when it is full. One thread appends. */
final class SegmentWriter {
  private final SpoolDirectory directory;
  private final long segmentBytes;
  private long segment;
  private long offset;
  private volatile FileChannel file;

  SegmentWriter(SpoolDirectory directory, long firstSegment, long segmentBytes) throws IOException {
    this.directory = directory;
    this.segmentBytes = segmentBytes;
    this.segment = firstSegment;
    this.file = create(firstSegment);
  }

  /** Where the next line will begin. */
  Position position() {
    return new Position(segment, offset);
  }

  /** Appends all lines or, when that fails, none. */
  void append(Batch batch) throws IOException {
    if (offset >= segmentBytes) {
      roll();
    }
    ByteBuffer lines = joined(batch);
    long at = offset;
    try {
      while (lines.hasRemaining()) {
        at += file.write(lines, at);
      }
    } catch (IOException e) {
      file.truncate(offset);
      throw e;
    }
    offset = at;
  }

  /** Brings everything appended so far to the disk; from any thread. */
  void force() throws IOException {
    try {
      file.force(false);
    } catch (ClosedChannelException e) {
      // The segment was full: it was synced before it was closed.
    }
  }

  void close() throws IOException {
    file.force(false);
    file.close();
  }

  private void roll() throws IOException {
    FileChannel full = file;
    full.force(false);
    file = create(segment + 1);
    segment++;
    offset = 0;
    full.close();
  }

  private FileChannel create(long number) throws IOException {
    return FileChannel.open(
        directory.file(number),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  private static ByteBuffer joined(Batch batch) {
    ByteBuffer lines = ByteBuffer.allocate(Math.toIntExact(batch.bytes() + batch.lines().size()));
    for (byte[] line : batch.lines()) {
      lines.put(line).put((byte) '\n');
    }
    return lines.flip();
  }
}
