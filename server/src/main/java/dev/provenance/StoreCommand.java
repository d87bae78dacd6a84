package dev.provenance;

import dev.provenance.backup.Backup;
import dev.provenance.backup.BackupException;
import dev.provenance.backup.Restore;
import dev.provenance.embedded.EmbeddedPostgresException;
import dev.provenance.fsck.Fsck;
import dev.provenance.retention.Trim;
import dev.provenance.retention.TrimRequest;
import dev.provenance.settings.Settings;
import dev.provenance.settings.SettingsException;
import dev.provenance.settings.SettingsReader;
import dev.provenance.store.StoreException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an operator does with a store past the server; each takes the server's settings. */
enum StoreCommand {
  FSCK(
      "",
      """
      Reads the whole store, of every tenant, and says what is wrong and where. Changes nothing, and may run
      beside a server that is writing.

      Exit codes: 0 nothing is wrong, 1 something is or the store cannot be read, 2 called wrongly.
      """) {
    @Override
    Task task(List<String> arguments, PrintStream out) {
      none(arguments);
      return store -> store.beside(address -> new Fsck(address, out).run());
    }
  },

  BACKUP(
      "FILE",
      """
      Writes the whole store, of every tenant, into one new file: as it is at one moment, and beside a server that
      is writing. Not in it are the files admin-key and root-key, and who is signed in with a browser. Each log
      records it first (action LOG_BACKED_UP); where one cannot, nothing is written.

      Exit codes: 0 the file is whole and on disk, 1 there is none, 2 called wrongly.
      """) {
    @Override
    Task task(List<String> arguments, PrintStream out) {
      Path file = file(arguments);
      return store ->
          store.beside(address -> {
            new Backup(address, out).write(file);
            return true;
          });
    }
  },

  RESTORE(
      "FILE",
      """
      Reads what provenance backup wrote into an empty data directory or database, all of it or nothing, then
      checks the store as provenance fsck does. No server may be running on it.

      Exit codes: 0 all of it is there and nothing is wrong with it, 1 otherwise, 2 called wrongly.
      """) {
    @Override
    Task task(List<String> arguments, PrintStream out) {
      Path file = file(arguments);
      return store -> {
        Restore restore = Restore.of(file, out);
        return store.alone(address -> {
          restore.into(address);
          return new Fsck(address, out).run();
        });
      };
    }
  },

  TRIM(
      TrimRequest.USAGE,
      """
      Takes interactions that were created more than so many days ago out of the log: of all tenants or of one, of
      all resource types or of some. Without --yes it only says how many they are. Their numbers are given to nobody
      else. Each log records what is taken from it (action LOG_TRIMMED). May run beside a server that is writing.

      Exit codes: 0 done, 1 there is no such tenant or type, or the store cannot be used, 2 called wrongly.
      """) {
    @Override
    Task task(List<String> arguments, PrintStream out) {
      TrimRequest request = TrimRequest.of(arguments);
      return store -> store.beside(address -> new Trim(address, request, out).run());
    }
  };

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private static final String SETTINGS =
      """

      The store is that of the server with the same settings: PROVENANCE_DATA_DIR or PROVENANCE_DATABASE_URL (see
      provenance server --help).
      """;

  private final String operands;
  private final String help;

  /**
   * @param operands in the form that help has them, or empty
   */
  StoreCommand(String operands, String help) {
    this.operands = operands;
    this.help = help;
  }

  /** What is to be done; false when it found what it must not find. */
  interface Task {
    boolean run(OperatorStore store);
  }

  /**
   * Reads what is wanted, and does nothing yet.
   *
   * @param arguments all but {@code --config FILE}
   * @throws IllegalArgumentException saying what is wrong with them
   */
  abstract Task task(List<String> arguments, PrintStream out);

  /** The command that a command line begins with. */
  static Optional<StoreCommand> named(String[] args) {
    return Stream.of(values())
        .filter(command -> args.length > 0 && args[0].equals(command.text()))
        .findFirst();
  }

  /** Returns the exit code. */
  int run(String[] args, PrintStream out, PrintStream err) {
    List<String> rest = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
    if (rest.contains("--help")) {
      out.print("Usage: " + usage() + "\n\n" + help + SETTINGS);
      return DONE;
    }
    Settings settings;
    Task task;
    try {
      settings = SettingsReader.read(Main.file(config(rest), usage()), System.getenv());
      task = task(rest, out);
    } catch (SettingsException e) {
      err.println(e.getMessage());
      return USAGE;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage() + "\nusage: " + usage());
      return USAGE;
    }
    try {
      return task.run(new OperatorStore(settings, err::println)) ? DONE : FAILED;
    } catch (EmbeddedPostgresException
        | StoreException
        | BackupException
        | IllegalStateException
        | IllegalArgumentException e) {
      err.println("provenance " + text() + " failed: " + Causes.text(e));
      return FAILED;
    }
  }

  /** Takes {@code --config FILE} out of the arguments. */
  private static String[] config(List<String> arguments) {
    int at = arguments.indexOf("--config");
    if (at < 0) {
      return new String[0];
    }
    if (at + 1 == arguments.size()) {
      throw new IllegalArgumentException("--config needs a FILE");
    }
    List<String> taken = arguments.subList(at, at + 2);
    String[] config = taken.toArray(String[]::new);
    taken.clear();
    return config;
  }

  private static void none(List<String> arguments) {
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException("unknown: " + arguments.getFirst());
    }
  }

  private static Path file(List<String> arguments) {
    if (arguments.size() != 1 || arguments.getFirst().startsWith("--")) {
      throw new IllegalArgumentException("expected one FILE");
    }
    return Path.of(arguments.getFirst());
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private String usage() {
    return "provenance " + text() + (operands.isEmpty() ? "" : " " + operands) + " [--config FILE]";
  }
}
