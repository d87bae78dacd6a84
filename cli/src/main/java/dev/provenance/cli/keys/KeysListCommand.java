package dev.provenance.cli.keys;

import dev.provenance.cli.api.Answer;
import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.FormatOption;
import dev.provenance.cli.api.Query;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.api.ServerCommand;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.render.Cell;
import dev.provenance.cli.render.Column;
import dev.provenance.cli.render.JsonWriter;
import dev.provenance.cli.render.ShownTime;
import dev.provenance.cli.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
    name = "list",
    sortOptions = false,
    description = "List the keys that work, never the keys themselves.",
    footer = {"", "Example:", "  provenance keys list"})
public final class KeysListCommand extends ServerCommand {
  private static final List<Column> COLUMNS =
      List.of(
          Column.whole("PREFIX", 7),
          Column.text("LABEL", 12, 6),
          Column.text("SCOPES", 16, 5),
          Column.whole("CREATED", 2),
          Column.whole("LAST USED", 3),
          Column.whole("EXPIRES", 4),
          Column.whole("ID", 1));

  @Mixin private final FormatOption format = new FormatOption();

  public KeysListCommand(Surroundings surroundings, Retry retry) {
    super(surroundings, retry.brief());
  }

  @Override
  protected void run(ApiClient api) {
    Answer answer = api.answer(ApiRequest.get("/api-keys", Query.NONE));
    if (format.json(surroundings)) {
      JsonWriter.pretty(out()).write(answer.text()).end();
      return;
    }
    List<List<Cell>> rows = new ArrayList<>();
    answer.tree().forEach(key -> rows.add(cells(key)));
    new Table(surroundings.stdout().get(), out(), COLUMNS).print(rows);
  }

  private static List<Cell> cells(JsonNode key) {
    String scopes =
        key.path("scopes").valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
    return List.of(
        Cell.of(key.path("prefix").asString("")),
        Cell.of(key.path("label").asString("")),
        Cell.of(scopes),
        ShownTime.cell(key, "createdDate"),
        ShownTime.cell(key, "lastUsedDate"),
        ShownTime.cell(key, "expiresDate"),
        Cell.of(key.path("apiKeyId").asString("")));
  }
}
