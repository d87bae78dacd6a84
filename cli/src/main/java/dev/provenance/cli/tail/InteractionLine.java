package dev.provenance.cli.tail;

import dev.provenance.cli.console.Terminal;
import dev.provenance.cli.log.Row;
import dev.provenance.cli.render.Badge;
import dev.provenance.cli.render.Cell;
import dev.provenance.cli.render.CellLine;
import dev.provenance.cli.render.ShownTime;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An interaction for the eye, on one line: when, what it is, of what, by whom, the payload. */
final class InteractionLine {
  private static final JsonMapper JSON = new JsonMapper();

  private final Terminal terminal;

  InteractionLine(Terminal terminal) {
    this.terminal = terminal;
  }

  String of(Row row) {
    JsonNode tree = JSON.readTree(row.json());
    String payload = new Row(row.number(), row.line()).text("interaction");
    return CellLine.of(
        List.of(
            Cell.faint(ShownTime.of(tree).toString()),
            Badge.ofRow(tree, "resourceType").cell(terminal),
            Badge.ofRow(tree, "action").cell(terminal),
            Badge.ofRow(tree, "origin").cell(terminal),
            Cell.of(tree.path("resourceId").asString("")),
            Cell.of(tree.path("userId").asString("")),
            payload == null ? Cell.NOTHING : Cell.faint(payload)),
        terminal);
  }
}
