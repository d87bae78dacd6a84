package dev.provenance.cli.export;

import dev.provenance.cli.log.Row;
import java.io.IOException;
import java.io.OutputStream;

/** How interactions are written: one record each, a line's end behind every record. */
interface RowFormat {
  /** What stands before the first record, with its line's end; may be empty. */
  byte[] header();

  void write(Row row, OutputStream out) throws IOException;

  /** Whether a record may hold line ends, between double quotes. */
  boolean hasQuotedLineEnds();

  /**
   * The number of the interaction in a written record.
   *
   * @throws IOException it is no record of this format
   */
  long number(byte[] record) throws IOException;
}
