package dev.provenance.cli.importndjson;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.Connection;
import dev.provenance.cli.api.ConnectionOptions;
import dev.provenance.cli.api.Query;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.bulk.BarWatcher;
import dev.provenance.cli.bulk.Delivery;
import dev.provenance.cli.bulk.Watcher;
import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.console.HelpOption;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.log.LogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a file or stdin and records it through the API; run again, it adds what is missing. */
@Command(
    name = "ndjson",
    sortOptions = false,
    description = {
      "Record the interactions in a file, one JSON object a line, as the API's batch endpoint takes"
          + " them and as 'export' writes them.",
      "",
      "The same file again adds nothing, so an interrupted import is completed by running it"
          + " again. A line without an idempotencyKey gets one made of its number and its text; the"
          + " server remembers keys for two days.",
      "",
      "Of exported lines the mnemonics count, not the ids, and createdDate becomes the"
          + " interactionTimestamp where there is none. The key needs the scopes read and write.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  provenance import ndjson interactions.ndjson",
      "  zcat log.ndjson.gz | provenance import ndjson -",
      "  provenance export --api-url http://old:4000/api | provenance import ndjson -"
    })
public final class ImportNdjsonCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Retry retry;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli demands it
  @Parameters(paramLabel = "FILE", description = "The file; - is stdin.")
  private Path file;

  @Option(
      names = "--skip-faulty",
      description = "Go on without faulty lines; they are named, and the exit code is 1.")
  private boolean skipFaulty;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing unless something is wrong.")
  private boolean quiet;

  @Mixin private final ConnectionOptions connectionOptions = new ConnectionOptions();

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  public ImportNdjsonCommand(Surroundings surroundings, Retry retry) {
    this.surroundings = surroundings;
    this.retry = retry;
  }

  @Override
  public Integer call() {
    Connection connection = connectionOptions.connection(surroundings);
    ImportProgress progress;
    try (InputStream in = open();
        Watcher watcher = watcher();
        ApiClient api = new ApiClient(connection, retry, watcher::notice)) {
      progress = new ImportProgress(new LogReader(api, Query.NONE).head(), watcher);
      var source = new NdjsonImport.Source(name(), new Lines(in), skipFaulty);
      var delivery = new Delivery(api, "import-ndjson-batch-");
      run(new NdjsonImport(source, delivery, NdjsonImport.LIMITS, progress), progress, watcher);
    } catch (IOException e) {
      throw new CommandException("Cannot read " + name() + ": " + reason(e), e);
    }
    if (!quiet) {
      spec.commandLine().getOut().println(progress.summary());
      spec.commandLine().getOut().flush();
    }
    return progress.faulty() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static void run(NdjsonImport ndjson, ImportProgress progress, Watcher watcher)
      throws IOException {
    try {
      ndjson.run();
    } catch (CommandException e) {
      if (progress.anythingStored()) {
        watcher.notice(progress.summary() + ", then it failed. Run it again to import the rest.");
      }
      throw e;
    }
  }

  private boolean isStdin() {
    return file.toString().equals("-");
  }

  private String name() {
    return isStdin() ? "stdin" : file.toString();
  }

  private InputStream open() throws IOException {
    if (!isStdin() && Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    return isStdin() ? System.in : Files.newInputStream(file);
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "there is no such file."
        : e.getMessage() + ".";
  }

  private Watcher watcher() throws IOException {
    long size = isStdin() || !Files.isRegularFile(file) ? BarWatcher.UNKNOWN : Files.size(file);
    return BarWatcher.orNotices(
        new BarWatcher.Task("Importing", size, " MiB", 1 << 20),
        quiet,
        surroundings,
        spec.commandLine().getErr());
  }
}
