package dev.provenance.cli.catalog;

import dev.provenance.cli.api.Answer;
import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.FormatOption;
import dev.provenance.cli.api.Query;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.api.ServerCommand;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.console.Terminal;
import dev.provenance.cli.render.Badge;
import dev.provenance.cli.render.Cell;
import dev.provenance.cli.render.Column;
import dev.provenance.cli.render.JsonWriter;
import dev.provenance.cli.render.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
    name = "resources",
    sortOptions = false,
    description = "List the catalog: what resource types, actions or origins there are.",
    footer = {
      "",
      "Examples:",
      "  provenance resources types",
      "  provenance resources actions --json"
    })
public final class ResourcesCommand extends ServerCommand {
  @SuppressWarnings("NullAway.Init") // picocli demands it
  @Parameters(
      paramLabel = "KIND",
      converter = Kind.Converter.class,
      completionCandidates = Kind.Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Kind kind;

  @Mixin private final FormatOption format = new FormatOption();

  public ResourcesCommand(Surroundings surroundings, Retry retry) {
    super(surroundings, retry.brief());
  }

  @Override
  protected void run(ApiClient api) {
    Answer answer = api.answer(ApiRequest.get(kind.path(), Query.NONE));
    if (format.json(surroundings)) {
      JsonWriter.pretty(out()).write(answer.text()).end();
      return;
    }
    Terminal terminal = surroundings.stdout().get();
    List<List<Cell>> rows = new ArrayList<>();
    for (JsonNode entry : answer.tree()) {
      rows.add(
          List.of(
              Badge.ofEntry(entry).cell(terminal),
              Cell.of(entry.path("title").asString("")),
              Cell.of(entry.path("isSystem").asBoolean() ? "yes" : "no"),
              Cell.of(entry.path("description").asString(""))));
    }
    if (rows.isEmpty()) {
      err().println("There are none yet; the first interaction brings them.");
    }
    new Table(
            terminal,
            out(),
            List.of(
                Column.text("MNEMONIC", 16, 4),
                Column.text("TITLE", 12, 3),
                Column.whole("SYSTEM", 1),
                Column.text("DESCRIPTION", 12, 2)))
        .print(rows);
  }
}
