package dev.provenance.cli.export;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.Connection;
import dev.provenance.cli.api.ConnectionOptions;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.bulk.BarWatcher;
import dev.provenance.cli.bulk.Watcher;
import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.console.HelpOption;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.log.BrokenPipe;
import dev.provenance.cli.log.LogReader;
import dev.provenance.cli.search.FilterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes interactions to stdout or to a file, in the order of their numbers. */
@Command(
    name = "export",
    sortOptions = false,
    description = {
      "Write all interactions that fit the filters, in the order of their numbers, up to the"
          + " newest there is when it begins.",
      "",
      "Payloads are written exactly as they were recorded. What it writes can be imported into"
          + " another server with 'import ndjson'. The log itself records that it is exported.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  provenance export > everything.ndjson",
      "  provenance export -t ORDER --last 30d --format csv --output orders.csv",
      "  provenance export --output log.ndjson --resume"
    })
public final class ExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Retry retry;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatName.class,
      description = "ndjson (default), one JSON object a line; or csv.")
  private String format = FormatName.NDJSON;

  @Option(
      names = {"-O", "--output"},
      paramLabel = "FILE",
      description =
          "Write FILE instead of stdout. Until it is complete it is called FILE.part, and a FILE"
              + " that is there stays as it is.")
  private @Nullable Path output;

  @Option(
      names = "--resume",
      description = "Go on where FILE.part ends; give the same filters again.")
  private boolean resume;

  @Option(
      names = "--after",
      paramLabel = "N",
      description = "Only interactions with a number greater than N.")
  private long after;

  @Option(
      names = "--until",
      paramLabel = "N",
      description = "Only interactions up to the number N.")
  private long until = Long.MAX_VALUE;

  @Option(
      names = "--spreadsheet-safe",
      description = "In CSV, put a ' before cells that begin with = + - @ or a tab.")
  private boolean spreadsheetSafe;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing on stderr unless something is wrong.")
  private boolean quiet;

  @Mixin private final ConnectionOptions connectionOptions = new ConnectionOptions();

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  public ExportCommand(Surroundings surroundings, Retry retry) {
    this.surroundings = surroundings;
    this.retry = retry;
  }

  @Override
  public Integer call() {
    checkOptions();
    boolean csv = format.equals(FormatName.CSV);
    RowFormat exact = csv ? new Csv(spreadsheetSafe) : new Ndjson();
    boolean looked = output == null && surroundings.stdout().get().interactive();
    RowFormat rows = looked ? new OnTerminal(exact) : exact;
    Connection connection = connectionOptions.connection(surroundings);
    var query = filters.query(InstantSource.system());
    try (ApiClient api = new ApiClient(connection, retry, this::notice)) {
      LogReader log = new LogReader(api, query);
      LogReader.Extent start = log.extent();
      Announcement announcement = new Announcement(api, format, query, this::notice);
      try (Destination destination = destination(rows)) {
        return run(log, announcement, rows, destination, start);
      } catch (IOException e) {
        return failed(e);
      }
    }
  }

  private int run(
      LogReader log,
      Announcement announcement,
      RowFormat rows,
      Destination destination,
      LogReader.Extent start)
      throws IOException {
    long head = start.head();
    long last = destination.before().last();
    if (last > head) {
      throw new CommandException(
          "%s goes up to number %d, and the log only to %d. Is it of another server?"
              .formatted(destination.name(), last, head));
    }
    long end = Math.min(head, until);
    long begin = Math.max(after, last);
    announcement.send(begin, Math.max(begin, end));
    long count;
    try (Watcher watcher = watcher(end, rows instanceof OnTerminal)) {
      count = new Export(log, start, rows, watcher).run(destination, after, end);
    }
    if (!quiet) {
      notice(
          String.format(
              Locale.ROOT,
              "%,d interaction%s, up to number %d",
              count,
              count == 1 ? "" : "s",
              Math.max(end, after)));
    }
    return ExitCode.OK;
  }

  private void checkOptions() {
    if (after < 0 || until < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is %d; expected a number from 0 on."
              .formatted(after < 0 ? "--after" : "--until", after < 0 ? after : until));
    }
    if (resume && output == null) {
      throw new ParameterException(
          spec.commandLine(), "--resume goes on with a file; name it with --output.");
    }
    if (spreadsheetSafe && !format.equals(FormatName.CSV)) {
      throw new ParameterException(
          spec.commandLine(), "--spreadsheet-safe is for CSV; add --format csv.");
    }
  }

  private Destination destination(RowFormat rows) throws IOException {
    if (output == null) {
      return Stream.stdout();
    }
    boolean onDisk = !Files.exists(output) || Files.isRegularFile(output);
    return onDisk ? PartFile.open(output, rows, resume) : Stream.to(output);
  }

  /** A pipe whose reader has had enough is no news for anybody. */
  private int failed(IOException e) {
    if (output == null && BrokenPipe.is(e)) {
      return ExitCode.SOFTWARE;
    }
    String name = output == null ? "stdout" : output.toString();
    throw new CommandException("Cannot write " + name + ": " + e.getMessage(), e);
  }

  /** Without a bar where it would be drawn between the rows. */
  private Watcher watcher(long end, boolean looked) {
    return BarWatcher.orNotices(
        new BarWatcher.Task("Exporting", Math.max(end - after, 0), "", 1),
        quiet || looked,
        surroundings,
        spec.commandLine().getErr());
  }

  private void notice(String text) {
    spec.commandLine().getErr().println(text);
    spec.commandLine().getErr().flush();
  }
}
