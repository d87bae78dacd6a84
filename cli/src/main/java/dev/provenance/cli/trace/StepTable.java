package dev.provenance.cli.trace;

import dev.provenance.cli.console.Terminal;
import dev.provenance.cli.render.Badge;
import dev.provenance.cli.render.Cell;
import dev.provenance.cli.render.Column;
import dev.provenance.cli.render.ShownTime;
import dev.provenance.cli.render.Table;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A trace as a numbered timeline; of a resource with its units of work below it. */
final class StepTable {
  private final Terminal terminal;
  private final PrintWriter out;
  private final List<String> unitsOfWork;

  StepTable(Terminal terminal, PrintWriter out, List<String> unitsOfWork) {
    this.terminal = terminal;
    this.out = out;
    this.unitsOfWork = unitsOfWork;
  }

  void print(List<Step> steps) {
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      rows.add(cells(i + 1, steps.get(i), steps.getFirst().time()));
    }
    new Table(terminal, out, columns()).print(rows);
    if (!unitsOfWork.isEmpty()) {
      printUnitsOfWork();
    }
  }

  private List<Column> columns() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.number("#", 10),
                Column.number("OFFSET", 9),
                Column.whole("TIME", 4),
                Column.text("TYPE", 16, 5),
                Column.text("RESOURCE", 20, 8),
                Column.text("ACTION", 16, 7),
                Column.text("ORIGIN", 16, 3),
                Column.text("USER", 16, 2)));
    if (!unitsOfWork.isEmpty()) {
      columns.add(Column.number("UOW", 6));
    }
    return columns;
  }

  private List<Cell> cells(int number, Step step, Instant start) {
    List<Cell> cells =
        new ArrayList<>(
            List.of(
                Cell.of(String.valueOf(number)),
                Cell.of(Offset.of(Duration.between(start, step.time()))),
                Cell.of(new ShownTime(step.time()).toString()),
                Badge.ofRow(step.row(), "resourceType").cell(terminal),
                Cell.of(step.text("resourceId")),
                Badge.ofRow(step.row(), "action").cell(terminal),
                Badge.ofRow(step.row(), "origin").cell(terminal),
                Cell.of(step.text("userId"))));
    if (!unitsOfWork.isEmpty()) {
      int place = unitsOfWork.indexOf(step.text("uowId")) + 1;
      cells.add(place == 0 ? Cell.NOTHING : Cell.of(String.valueOf(place)));
    }
    return cells;
  }

  private void printUnitsOfWork() {
    out.println();
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < unitsOfWork.size(); i++) {
      rows.add(List.of(Cell.of(String.valueOf(i + 1)), Cell.of(unitsOfWork.get(i))));
    }
    new Table(terminal, out, List.of(Column.number("UOW", 1), Column.text("UNIT OF WORK", 12, 2)))
        .print(rows);
  }
}
