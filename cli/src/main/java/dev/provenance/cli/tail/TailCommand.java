package dev.provenance.cli.tail;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.Connection;
import dev.provenance.cli.api.ConnectionOptions;
import dev.provenance.cli.api.FormatOption;
import dev.provenance.cli.api.Query;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.console.HelpOption;
import dev.provenance.cli.console.OptionOrder;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.console.Terminal;
import dev.provenance.cli.log.LogReader;
import dev.provenance.cli.log.Row;
import dev.provenance.cli.log.TerminalSafe;
import dev.provenance.cli.search.FilterOptions;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the newest interactions and then every new one, until it is stopped. */
@Command(
    name = "tail",
    sortOptions = false,
    description = {
      "Show the newest interactions that fit the filters, and then every new one as it is"
          + " recorded, until Ctrl-C.",
      "",
      "It misses nothing and repeats nothing, also when the server is restarted meanwhile.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  provenance tail",
      "  provenance tail -t ORDER -a CREATE -a CANCEL",
      "  provenance tail -n 0 --json | jq -r .resourceId"
    })
public final class TailCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  private final Surroundings surroundings;
  private final Retry retry;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "Begin with the newest N; else 10.")
  private int lines = 10;

  @Option(
      names = "--ndjson",
      order = OptionOrder.OUTPUT,
      description = "Print one line of JSON for each; --json does the same here.")
  private boolean ndjson;

  @Mixin private final FormatOption format = new FormatOption();

  @Mixin private final ConnectionOptions connectionOptions = new ConnectionOptions();

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  public TailCommand(Surroundings surroundings, Retry retry) {
    this.surroundings = surroundings;
    this.retry = retry;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (lines < 0 || lines > MOST) {
      throw new ParameterException(
          spec.commandLine(),
          "--lines is %d; expected a number from 0 to %d.".formatted(lines, MOST));
    }
    Connection connection = connectionOptions.connection(surroundings);
    Query query = filters.query(InstantSource.system());
    PrintWriter err = spec.commandLine().getErr();
    Outage outage = new Outage(err);
    Retry patience =
        new Retry(Integer.MAX_VALUE, Follower.SHORTEST, Follower.LONGEST, retry.pause());
    RowOutput output = new RowOutput(line(), outage);
    try (QuietEnd _ = new QuietEnd();
        ApiClient hurried = new ApiClient(connection, retry, err::println);
        ApiClient patient = new ApiClient(connection, patience, outage)) {
      Follower follower = new Follower(new LogReader(hurried, query), retry.pause(), output);
      follower.begin(lines);
      follower.follow(new LogReader(patient, query));
    } catch (RowOutput.ReaderGoneException readerGone) {
      return ExitCode.OK;
    }
    return ExitCode.OK;
  }

  private Function<Row, byte[]> line() {
    Terminal terminal = surroundings.stdout().get();
    if (!ndjson && !format.json(surroundings)) {
      InteractionLine line = new InteractionLine(terminal);
      return row -> RowOutput.encoded(line.of(row));
    }
    return terminal.interactive() ? row -> TerminalSafe.of(row.line()) : Row::line;
  }
}
