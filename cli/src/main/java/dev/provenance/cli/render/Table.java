package dev.provenance.cli.render;

import dev.provenance.cli.console.Terminal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in columns, printed part by part. The first part decides the widths on a terminal, which no
 * line is wider than; elsewhere nothing is cut, and columns grow as they must.
 */
public final class Table {
  private final Terminal terminal;
  private final PrintWriter out;
  private final List<Column> columns;
  private final int[] wanted;
  private int[] widths = {};

  public Table(Terminal terminal, PrintWriter out, List<Column> columns) {
    this.terminal = terminal;
    this.out = out;
    this.columns = List.copyOf(columns);
    this.wanted = columns.stream().mapToInt(column -> column.title().length()).toArray();
  }

  /** Each row has one cell for each column. Without any row, nothing is printed. */
  public void print(List<List<Cell>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    rows.forEach(this::measure);
    boolean first = widths.length == 0;
    if (first || !terminal.interactive()) {
      widths = new Fit(columns, wanted).within(terminal.width());
    }
    if (first) {
      line(columns.stream().map(column -> Cell.styled(column.title(), Style.BOLD)).toList());
    }
    rows.forEach(this::line);
  }

  private void measure(List<Cell> row) {
    Arrays.setAll(wanted, column -> Math.max(wanted[column], row.get(column).width()));
  }

  private void line(List<Cell> row) {
    StringBuilder line = new StringBuilder();
    int last = lastShown();
    for (int column = 0; column <= last; column++) {
      int width = widths[column];
      if (width > 0) {
        Cell cell = row.get(column);
        String padding = " ".repeat(Math.max(0, width - cell.width()));
        String text = cell.painted(width, terminal.colors());
        line.append(columns.get(column).toTheRight() ? padding + text : text);
        if (column < last) {
          line.append(columns.get(column).toTheRight() ? "" : padding);
          line.append(" ".repeat(Fit.GAP));
        }
      }
    }
    out.println(line);
  }

  private int lastShown() {
    int last = columns.size() - 1;
    while (last > 0 && widths[last] == 0) {
      last--;
    }
    return last;
  }
}
