package dev.provenance.cli.trace;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.FormatOption;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.api.ServerCommand;
import dev.provenance.cli.console.Count;
import dev.provenance.cli.console.SafeText;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.console.Terminal;
import dev.provenance.cli.render.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "trace",
    sortOptions = false,
    description = {
      "Show a unit of work from its beginning to its end, or everything that happened to a"
          + " resource and in which units of work.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  provenance trace user-123",
      "  provenance trace 550e8400-e29b-41d4-a716-446655440000 --tree",
      "  provenance trace order-789 --json | jq '.interactions[].interaction'"
    })
public final class TraceCommand extends ServerCommand {
  @Parameters(paramLabel = "ID", description = "Of a unit of work, or else of a resource.")
  private String id = "";

  @Option(
      names = "--tree",
      description = "Draw which span caused which, how long each took and when it began.")
  private boolean tree;

  @Option(names = "--spans", description = "List the spans with their parents.")
  private boolean spans;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      converter = Count.class,
      defaultValue = "1000",
      description = "At most so many interactions; else ${DEFAULT-VALUE}.")
  private long limit;

  @Mixin private final FormatOption format = new FormatOption();

  public TraceCommand(Surroundings surroundings, Retry retry) {
    super(surroundings, retry.brief());
  }

  @Override
  protected void run(ApiClient api) {
    if ((tree ? 1 : 0) + (spans ? 1 : 0) + (format.jsonAsked() ? 1 : 0) > 1) {
      throw wrongUse("--tree, --spans and --json are three ways to show it; give one of them.");
    }
    Trace trace = Trace.read(api, id, limit);
    if (!tree && !spans && format.json(surroundings)) {
      JsonWriter.pretty(out()).write(trace.json()).end();
    } else {
      show(trace);
    }
    if (trace.hasMore()) {
      err().println("The trace goes on after these " + limit + "; see --limit.");
    }
  }

  private void show(Trace trace) {
    Terminal terminal = surroundings.stdout().get();
    if (tree) {
      new SpanTreeTable(terminal, out()).print(SpanForest.of(trace.steps()));
    } else if (spans) {
      new SpanTable(terminal, out()).print(SpanForest.of(trace.steps()));
    } else {
      new StepTable(terminal, out(), trace.unitsOfWork()).print(trace.steps());
    }
    err().println(SafeText.ofLine(trace.summary()));
  }
}
