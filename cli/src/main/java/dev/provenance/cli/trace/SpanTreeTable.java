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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which span caused which. */
final class SpanTreeTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("SPAN", 36, 6),
          Column.number("OFFSET", 5),
          Column.number("AFTER PARENT", 4),
          Column.number("TOOK", 3),
          Column.text("ORIGIN", 16, 2),
          Column.whole("ID", 1));

  private final Terminal terminal;
  private final PrintWriter out;

  SpanTreeTable(Terminal terminal, PrintWriter out) {
    this.terminal = terminal;
    this.out = out;
  }

  void print(SpanForest forest) {
    List<List<Cell>> rows = new ArrayList<>();
    Map<Span, String> indents = new HashMap<>();
    Instant start = forest.parentsFirst().getFirst().start();
    for (Span span : forest.parentsFirst()) {
      String below = indent(span, indents);
      indents.put(span, below);
      rows.add(cells(span, start, Cell.faint(branch(span, indents)).and(label(span))));
      for (Step step : span.steps().subList(1, span.steps().size())) {
        String line = below + (span.children().isEmpty() ? "  · " : "│ · ");
        rows.add(cells(step, start, Cell.faint(line).and(label(step))));
      }
    }
    new Table(terminal, out, COLUMNS).print(rows);
  }

  /** What stands before everything below the span. */
  private static String indent(Span span, Map<Span, String> indents) {
    Span parent = span.parent();
    if (parent == null) {
      return "";
    }
    return indents.get(parent) + (isLast(span, parent) ? "   " : "│  ");
  }

  private static String branch(Span span, Map<Span, String> indents) {
    Span parent = span.parent();
    if (parent == null) {
      return "";
    }
    return indents.get(parent) + (isLast(span, parent) ? "└─ " : "├─ ");
  }

  private static boolean isLast(Span span, Span parent) {
    return parent.children().getLast() == span;
  }

  private Cell label(Span span) {
    Cell label = label(span.steps().getFirst());
    String named = span.namedParent();
    return named == null || span.parent() != null
        ? label
        : label.and(Cell.faint(" (parent " + named + " is not above it)"));
  }

  private Cell label(Step step) {
    return Badge.ofRow(step.row(), "action")
        .cell(terminal)
        .and(Cell.of(" "))
        .and(Badge.ofRow(step.row(), "resourceType").cell(terminal))
        .and(Cell.of(" "))
        .and(Cell.of(step.text("resourceId")));
  }

  private List<Cell> cells(Span span, Instant start, Cell label) {
    Span parent = span.parent();
    return List.of(
        label,
        offset(start, span.start()),
        parent == null ? Cell.NOTHING : offset(parent.start(), span.start()),
        Cell.of(Offset.duration(span.subtreeDuration())),
        Badge.ofRow(span.steps().getFirst().row(), "origin").cell(terminal),
        Cell.of(span.id()));
  }

  /** A further interaction of the span above. */
  private List<Cell> cells(Step step, Instant start, Cell label) {
    return List.of(
        label,
        offset(start, step.time()),
        Cell.NOTHING,
        Cell.NOTHING,
        Badge.ofRow(step.row(), "origin").cell(terminal),
        Cell.of(step.spanId()));
  }

  private static Cell offset(Instant from, Instant to) {
    return Cell.of(Offset.of(Duration.between(from, to)));
  }
}
