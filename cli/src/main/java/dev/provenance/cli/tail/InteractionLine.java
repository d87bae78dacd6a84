package dev.provenance.cli.tail;

import dev.provenance.cli.log.Row;

/** An interaction for the eye, on one line. */
final class InteractionLine {
  private InteractionLine() {}

  static byte[] of(Row row) {
    return row.line();
  }
}
