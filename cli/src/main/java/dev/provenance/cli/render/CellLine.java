package dev.provenance.cli.render;

import dev.provenance.cli.console.Terminal;
import java.util.List;

/** Cells one behind the other, for output that has no columns; a terminal's width cuts the end. */
public final class CellLine {
  private static final Cell GAP = Cell.of(" ".repeat(Fit.GAP));

  private CellLine() {}

  /** The line, without its end. */
  public static String of(List<Cell> cells, Terminal terminal) {
    Cell line = cells.getFirst();
    for (Cell cell : cells.subList(1, cells.size())) {
      line = line.and(GAP).and(cell);
    }
    return line.painted(terminal.width(), terminal.colors());
  }
}
