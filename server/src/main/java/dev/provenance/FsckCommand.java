package dev.provenance;

import dev.provenance.embedded.EmbeddedPostgres;
import dev.provenance.embedded.EmbeddedPostgresException;
import dev.provenance.fsck.Fsck;
import dev.provenance.settings.Settings;
import dev.provenance.settings.SettingsException;
import dev.provenance.settings.SettingsReader;
import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.StoreException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** {@code provenance fsck}: holds the whole store against its invariants. */
final class FsckCommand {
  private static final int SOUND = 0;
  private static final int UNSOUND = 1;
  private static final int USAGE = 2;

  private static final String HELP =
      """
      Usage: provenance fsck [--config FILE]

      Reads the whole store, of every tenant, and says what is wrong and where. Changes nothing, and may run
      beside a server that is writing. Takes the same settings as the server: PROVENANCE_DATA_DIR or
      PROVENANCE_DATABASE_URL (see provenance server --help).

      Exit codes: 0 nothing is wrong, 1 something is or the store cannot be read, 2 called wrongly.
      """;

  private FsckCommand() {}

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (List.of(args).contains("--help")) {
      out.print(HELP);
      return SOUND;
    }
    try {
      Settings settings = SettingsReader.read(Main.file(args, "fsck"), System.getenv());
      return check(settings, out, err) ? SOUND : UNSOUND;
    } catch (SettingsException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return USAGE;
    } catch (EmbeddedPostgresException | StoreException e) {
      err.println("Provenance cannot check the store: " + Causes.text(e));
      return UNSOUND;
    }
  }

  private static boolean check(Settings settings, PrintStream out, PrintStream err) {
    if (settings.databaseUrl().isPresent()) {
      return new Fsck(DatabaseAddress.parse(settings.databaseUrl().get()), out).isSound();
    }
    Optional<EmbeddedPostgres.Running> running = EmbeddedPostgres.running(settings.dataDirectory());
    if (running.isPresent()) {
      EmbeddedPostgres.Running database = running.get();
      err.println("Checking beside the PostgreSQL that is running, PID " + database.pid());
      return new Fsck(
              new DatabaseAddress(database.jdbcUrl(), database.user(), database.password()), out)
          .isSound();
    }
    try (EmbeddedPostgres own = EmbeddedPostgres.start(settings.dataDirectory(), err::println)) {
      return new Fsck(new DatabaseAddress(own.jdbcUrl(), own.user(), own.password()), out)
          .isSound();
    }
  }
}
