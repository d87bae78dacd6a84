package dev.provenance.cli.export;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/**
 * What an interrupted export has written completely.
 *
 * @param bytes up to the end of the last complete record
 * @param records without the header
 * @param last the number of the last record's interaction; 0 if there is none
 */
record Written(long bytes, long records, long last) {
  static final Written NOTHING = new Written(0, 0, 0);

  /**
   * Reads a file from its beginning.
   *
   * @throws IOException it cannot be read, or was not written in this format
   */
  static Written in(FileChannel file, RowFormat format) throws IOException {
    byte[] header = format.header();
    if (file.size() < header.length) {
      return NOTHING;
    }
    if (!ByteBuffer.wrap(read(file, 0, header.length)).equals(ByteBuffer.wrap(header))) {
      throw new IOException("it begins with another header");
    }
    file.position(header.length);
    long at = header.length;
    long start = at;
    long end = at;
    long records = 0;
    boolean quoted = false;
    InputStream in = new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
    for (int b = in.read(); b >= 0; b = in.read()) {
      at++;
      if (b == '"' && format.hasQuotedLineEnds()) {
        quoted = !quoted;
      } else if (b == '\n' && !quoted) {
        start = end;
        end = at;
        records++;
      }
    }
    long last = records == 0 ? 0 : format.number(read(file, start, end - start));
    return new Written(end, records, last);
  }

  private static byte[] read(FileChannel file, long from, long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new IOException("it has become shorter meanwhile");
      }
    }
    return bytes.array();
  }
}
