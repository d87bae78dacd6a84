package dev.provenance;

import dev.provenance.access.Tenants;
import dev.provenance.embedded.EmbeddedPostgresException;
import dev.provenance.model.ProblemException;
import dev.provenance.settings.Settings;
import dev.provenance.settings.SettingsException;
import dev.provenance.settings.SettingsReader;
import dev.provenance.store.StoreException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The process: reads settings, runs the {@link App} until it is told to stop. */
public final class Main {
  private static final Path DEFAULT_FILE = Path.of("provenance.properties");

  /** Held here, for the log manager holds its loggers weakly. */
  private static final List<Logger> LIBRARIES =
      Stream.of("org.flywaydb", "com.zaxxer", "io.helidon").map(Logger::getLogger).toList();

  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    logOneLine();
    PrintStream out = System.out;
    PrintStream err = System.err;
    Optional<StoreCommand> command = StoreCommand.named(args);
    if (command.isPresent()) {
      System.exit(command.get().run(args, out, err));
    }
    if (List.of(args).contains("--help")) {
      out.print(Usage.text());
      return;
    }
    Settings settings = null;
    try {
      settings =
          SettingsReader.read(file(args, "provenance server [--config FILE]"), System.getenv());
    } catch (SettingsException | IllegalArgumentException e) {
      err.println(e.getMessage());
      System.exit(USAGE);
      return;
    }
    try {
      run(settings, out, err);
    } catch (EmbeddedPostgresException
        | StoreException
        | ProblemException
        | UncheckedIOException
        | IllegalStateException
        | IllegalArgumentException e) {
      err.println("Provenance cannot start: " + Causes.text(e));
      System.exit(FAILURE);
    }
  }

  private static void run(Settings settings, PrintStream out, PrintStream err)
      throws InterruptedException {
    Running running = new Running(err);
    Runtime.getRuntime().addShutdownHook(new Thread(running::stop, "shutdown"));
    App app = running.start(() -> App.start(settings, err::println, line -> sayAtOnce(out, line)));
    out.println("Provenance is ready at " + app.uri());
    app.firstTenant().ifPresent(first -> welcome(app, first, out));
    out.flush();
    Thread.currentThread().join();
  }

  private static void sayAtOnce(PrintStream out, String line) {
    out.println(line);
    out.flush();
  }

  private static void welcome(App app, Tenants.Created first, PrintStream out) {
    out.println(
        """

        Your first API key (kept in %2$s; it will not be shown again):

          %3$s

        Try it:

          export KEY=%3$s

          curl -X POST %1$s/api/interactions -H "x-api-key: $KEY" -H "Content-Type: application/json" -d '{"resourceId": "order-789", "resourceType": "ORDER", "action": "CREATE", "origin": "WEBAPP", "interaction": {"total": 99.99}}'

          curl -H "x-api-key: $KEY" "%1$s/api/interactions?resourceId=order-789"

          curl -H "x-api-key: $KEY" "%1$s/api/traces/order-789/summary"
        """
            .formatted(app.uri(), app.keyFile(), first.adminKey().text()));
  }

  /** The settings file: the one named, or the default one if it is there. */
  static Optional<Path> file(String[] args, String usage) {
    if (args.length == 2 && args[0].equals("--config")) {
      return Optional.of(Path.of(args[1]));
    }
    if (args.length > 0) {
      throw new IllegalArgumentException("usage: " + usage);
    }
    return Files.exists(DEFAULT_FILE) ? Optional.of(DEFAULT_FILE) : Optional.empty();
  }

  /** Libraries have their say when something is wrong; the server itself from INFO on. */
  private static void logOneLine() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      System.setProperty(
          "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tLZ %4$s %3$s: %5$s%6$s%n");
      LIBRARIES.forEach(logger -> logger.setLevel(Level.WARNING));
    }
  }
}
