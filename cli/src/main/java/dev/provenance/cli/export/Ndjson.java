package dev.provenance.cli.export;

import dev.provenance.cli.log.Row;
import java.io.IOException;
import java.io.OutputStream;

/** One JSON object a line, as the server sent it. */
final class Ndjson implements RowFormat {
  @Override
  public byte[] header() {
    return new byte[0];
  }

  @Override
  public void write(Row row, OutputStream out) throws IOException {
    out.write(row.line());
    out.write('\n');
  }

  @Override
  public boolean hasQuotedLineEnds() {
    return false;
  }

  @Override
  public long number(byte[] record) throws IOException {
    return Row.of(record).number();
  }
}
