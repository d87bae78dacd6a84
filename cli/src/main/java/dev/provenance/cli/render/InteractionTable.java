package dev.provenance.cli.render;

import dev.provenance.cli.console.Terminal;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Interactions of the list, one a line. */
public final class InteractionTable {
  private static final List<Column> COLUMNS =
      List.of(
          Column.number("#", 9),
          Column.whole("TIME", 8),
          Column.text("TYPE", 16, 5),
          Column.text("RESOURCE", 20, 7),
          Column.text("ACTION", 16, 6),
          Column.text("ORIGIN", 16, 4),
          Column.text("USER", 16, 3),
          Column.whole("UNIT OF WORK", 2),
          Column.text("DATA", 16, 1));

  private final Terminal terminal;
  private final Table table;

  public InteractionTable(Terminal terminal, PrintWriter out) {
    this.terminal = terminal;
    this.table = new Table(terminal, out, COLUMNS);
  }

  /** Adds rows of the API's list. */
  public void print(List<JsonNode> rows) {
    table.print(rows.stream().map(this::cells).toList());
  }

  private List<Cell> cells(JsonNode row) {
    return List.of(
        Cell.of(row.path("interactionNumber").asString("")),
        Cell.of(ShownTime.of(row).toString()),
        Badge.ofRow(row, "resourceType").cell(terminal),
        Cell.of(row.path("resourceId").asString("")),
        Badge.ofRow(row, "action").cell(terminal),
        Badge.ofRow(row, "origin").cell(terminal),
        Cell.of(row.path("userId").asString("")),
        Cell.of(row.path("uowId").asString("")),
        row.path("interaction").isNull()
            ? Cell.NOTHING
            : Cell.faint(row.path("interaction").toString()));
  }
}
