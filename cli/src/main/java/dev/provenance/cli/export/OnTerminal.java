package dev.provenance.cli.export;

import dev.provenance.cli.log.Row;
import dev.provenance.cli.log.TerminalSafe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A format as somebody looks at it: without anything that would do something to the terminal. */
record OnTerminal(RowFormat format) implements RowFormat {
  @Override
  public byte[] header() {
    return TerminalSafe.of(format.header());
  }

  @Override
  public void write(Row row, OutputStream out) throws IOException {
    ByteArrayOutputStream record = new ByteArrayOutputStream(row.json().length);
    format.write(row, record);
    out.write(TerminalSafe.of(record.toByteArray()));
  }

  @Override
  public boolean hasQuotedLineEnds() {
    return format.hasQuotedLineEnds();
  }

  @Override
  public long number(byte[] record) throws IOException {
    return format.number(record);
  }
}
