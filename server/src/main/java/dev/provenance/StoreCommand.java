package dev.provenance;

import dev.provenance.backup.Backup;
import dev.provenance.backup.BackupException;
import dev.provenance.backup.Restore;
import dev.provenance.embedded.EmbeddedPostgresException;
import dev.provenance.fsck.Fsck;
import dev.provenance.settings.Settings;
import dev.provenance.settings.SettingsException;
import dev.provenance.settings.SettingsReader;
import dev.provenance.store.StoreException;
import java.io.PrintStream;
import java.nio.file.Path;
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
    boolean run(OperatorStore store, List<Path> files, PrintStream out) {
      return store.beside(address -> new Fsck(address, out).isSound());
    }
  },

  BACKUP(
      "FILE",
      """
      Writes the whole store, of every tenant, into one new file: as it is at one moment, and beside a server that
      is writing. Not in it are the files admin-key and root-key, and who is signed in with a browser.

      Exit codes: 0 the file is whole and on disk, 1 there is none, 2 called wrongly.
      """) {
    @Override
    boolean run(OperatorStore store, List<Path> files, PrintStream out) {
      return store.beside(address -> {
        new Backup(address, out).write(files.getFirst());
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
    boolean run(OperatorStore store, List<Path> files, PrintStream out) {
      Restore restore = Restore.of(files.getFirst(), out);
      return store.alone(address -> {
        restore.into(address);
        return new Fsck(address, out).isSound();
      });
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

  private final String operand;
  private final String help;

  /**
   * @param operand that it needs, or empty
   */
  StoreCommand(String operand, String help) {
    this.operand = operand;
    this.help = help;
  }

  /** False when it found what it must not find. */
  abstract boolean run(OperatorStore store, List<Path> files, PrintStream out);

  /** The command that a command line begins with. */
  static Optional<StoreCommand> named(String[] args) {
    return Stream.of(values())
        .filter(command -> args.length > 0 && args[0].equals(command.text()))
        .findFirst();
  }

  /** Returns the exit code. */
  int run(String[] args, PrintStream out, PrintStream err) {
    List<String> rest = Arrays.asList(args).subList(1, args.length);
    if (rest.contains("--help")) {
      out.print("Usage: " + usage() + "\n\n" + help + SETTINGS);
      return DONE;
    }
    try {
      int operands = operand.isEmpty() ? 0 : 1;
      if (rest.size() < operands || (operands > 0 && rest.getFirst().startsWith("--"))) {
        throw new IllegalArgumentException("usage: " + usage());
      }
      String[] options = rest.subList(operands, rest.size()).toArray(String[]::new);
      Settings settings = SettingsReader.read(Main.file(options, usage()), System.getenv());
      List<Path> files = rest.subList(0, operands).stream().map(Path::of).toList();
      return run(new OperatorStore(settings, err::println), files, out) ? DONE : FAILED;
    } catch (SettingsException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return USAGE;
    } catch (EmbeddedPostgresException | StoreException | BackupException e) {
      err.println("provenance " + text() + " failed: " + Causes.text(e));
      return FAILED;
    }
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private String usage() {
    return "provenance " + text() + (operand.isEmpty() ? "" : " " + operand) + " [--config FILE]";
  }
}
