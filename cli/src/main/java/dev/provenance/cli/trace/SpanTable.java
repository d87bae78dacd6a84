package dev.provenance.cli.trace;

import dev.provenance.cli.console.Terminal;
import dev.provenance.cli.render.Badge;
import dev.provenance.cli.render.Cell;
import dev.provenance.cli.render.Column;
import dev.provenance.cli.render.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The spans of a trace, one a line. */
final class SpanTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("SPAN", 16, 8),
          Column.text("PARENT", 16, 7),
          Column.number("COUNT", 3),
          Column.number("OFFSET", 6),
          Column.number("TOOK", 5),
          Column.text("ACTION", 16, 4),
          Column.text("TYPE", 16, 1),
          Column.text("RESOURCE", 12, 2));

  private final Terminal terminal;
  private final PrintWriter out;

  SpanTable(Terminal terminal, PrintWriter out) {
    this.terminal = terminal;
    this.out = out;
  }

  void print(SpanForest forest) {
    Instant start = forest.parentsFirst().getFirst().start();
    List<List<Cell>> rows = new ArrayList<>();
    forest.parentsFirst().forEach(span -> rows.add(cells(span, start)));
    new Table(terminal, out, COLUMNS).print(rows);
  }

  private List<Cell> cells(Span span, Instant start) {
    Step first = span.steps().getFirst();
    return List.of(
        Cell.of(span.id()),
        Cell.of(span.namedParent()),
        Cell.of(String.valueOf(span.steps().size())),
        Cell.of(Offset.of(Duration.between(start, span.start()))),
        Cell.of(Offset.duration(Step.duration(span.steps()))),
        Badge.ofRow(first.row(), "action").cell(terminal),
        Badge.ofRow(first.row(), "resourceType").cell(terminal),
        Cell.of(first.text("resourceId")));
  }
}
