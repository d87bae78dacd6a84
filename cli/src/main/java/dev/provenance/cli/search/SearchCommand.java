package dev.provenance.cli.search;

import dev.provenance.cli.api.Answer.Row;
import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.FormatOption;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.api.ServerCommand;
import dev.provenance.cli.console.Count;
import dev.provenance.cli.console.OptionOrder;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.render.InteractionTable;
import dev.provenance.cli.render.JsonWriter;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "search",
    sortOptions = false,
    description = {
      "List interactions, the newest first.",
      "",
      "A filter given several times means any of its values; different filters must all fit.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  provenance search -r user-123",
      "  provenance search -r 'order-*' -a CREATE -a UPDATE --last 7d",
      "  provenance search --user ada@example.com --start 2026-01-01 --end 2026-01-31",
      "  provenance search -t ORDER --limit 1000 --ndjson | jq .interaction.total"
    })
public final class SearchCommand extends ServerCommand {
  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "20",
      description = "At most so many; else ${DEFAULT-VALUE}.")
  private long limit;

  @Option(
      names = "--page",
      paramLabel = "P",
      converter = Count.class,
      defaultValue = "1",
      description = "The P-th page of N.")
  private long page;

  @Option(
      names = "--ndjson",
      order = OptionOrder.OUTPUT,
      description = "Print one line of JSON for each.")
  private boolean ndjson;

  @Mixin private final FormatOption format = new FormatOption();

  public SearchCommand(Surroundings surroundings, Retry retry) {
    super(surroundings, retry.brief());
  }

  @Override
  protected void run(ApiClient api) {
    InteractionPages pages = new InteractionPages(api, filters.query(InstantSource.system()));
    if (ndjson) {
      printLines(pages);
    } else if (format.json(surroundings)) {
      printJson(pages);
    } else {
      printTable(pages);
    }
  }

  private void printLines(InteractionPages pages) {
    pages.read(
        page,
        limit,
        rows -> {
          rows.forEach(row -> JsonWriter.compact(out()).write(row.text()).end());
          return !out().checkError();
        });
  }

  private void printJson(InteractionPages pages) {
    JsonWriter json = JsonWriter.pretty(out());
    json.write("{\"data\":[");
    String[] separator = {""};
    pages.read(
        page,
        limit,
        rows -> {
          for (Row row : rows) {
            json.write(separator[0]).write(row.text());
            separator[0] = ",";
          }
          return !out().checkError();
        });
    long total = pages.total();
    long totalPages = (total + limit - 1) / limit;
    json.write(
            """
            ],"pagination":{"page":%d,"limit":%d,"total":%d,"totalPages":%d,\
            "hasNext":%b,"hasPrev":%b}}\
            """
                .formatted(page, limit, total, totalPages, page < totalPages, page > 1))
        .end();
  }

  private void printTable(InteractionPages pages) {
    var table = new InteractionTable(surroundings.stdout().get(), out());
    long[] shown = {0};
    pages.read(
        page,
        limit,
        rows -> {
          table.print(rows.stream().map(Row::tree).toList());
          shown[0] += rows.size();
          return !out().checkError();
        });
    if (shown[0] == 0) {
      err().println(pages.total() == 0 ? "Nothing found." : "There is no page " + page + ".");
    } else if (page > 1 || shown[0] < pages.total()) {
      err().printf("%d of %d; see --page and --limit.%n", shown[0], pages.total());
    }
  }
}
