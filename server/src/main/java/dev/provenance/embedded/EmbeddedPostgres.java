package dev.provenance.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A PostgreSQL server run as a child process on a data directory that outlives it.
 *
 * <p>As long as it is open, it holds the data directory for itself and brings PostgreSQL back on
 * the same port whenever it stops. Everything committed survives the death of either process.
 * Thread-safe; uses daemon threads only. A process that ends without {@link #close} leaves
 * PostgreSQL running, and the next {@link #start} on the directory stops it first.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final int PORT_ATTEMPTS = 5;

  private final DirectoryLock lock;
  private final Supervisor supervisor;
  private final Login login;

  private EmbeddedPostgres(DirectoryLock lock, Supervisor supervisor, Login login) {
    this.lock = lock;
    this.supervisor = supervisor;
    this.login = login;
  }

  /**
   * Starts PostgreSQL in the data directory, creating the directory, the binaries and the cluster
   * as far as they are missing; returns once it accepts connections.
   *
   * @param progress told in a sentence what takes time
   * @throws EmbeddedPostgresException if it cannot; nothing is left running then
   */
  public static EmbeddedPostgres start(Path dataDirectory, Consumer<String> progress) {
    return start(dataDirectory, progress, FreePort::choose);
  }

  /**
   * The database of a server that is running on this data directory; empty when there is none.
   *
   * @throws EmbeddedPostgresException if the directory cannot be read
   */
  public static Optional<Running> running(Path dataDirectory) {
    if (!Files.isDirectory(dataDirectory)) {
      return Optional.empty();
    }
    DataDirectory directory = DataDirectory.prepare(dataDirectory);
    Cluster cluster = new Cluster(directory);
    try {
      Optional<PostmasterPidFile> postmaster =
          PostmasterPidFile.read(cluster).filter(file -> file.isTrueOf(cluster));
      if (postmaster.isEmpty()) {
        return Optional.empty();
      }
      Login login =
          new Login(postmaster.get().port(), Password.of(directory, cluster.exists()).value());
      return Optional.of(
          new Running(login.url(), Login.USER, login.password(), postmaster.get().pid()));
    } catch (IOException e) {
      throw directory.failure(e);
    }
  }

  /** How to reach a database that somebody else has started. */
  public record Running(String jdbcUrl, String user, String password, long pid) {}

  static EmbeddedPostgres start(Path dataDirectory, Consumer<String> progress, IntSupplier ports) {
    DataDirectory directory = DataDirectory.prepare(dataDirectory);
    DirectoryLock lock = DirectoryLock.acquire(directory);
    try {
      return start(directory, lock, progress, ports);
    } catch (IOException e) {
      lock.release();
      throw directory.failure(e);
    } catch (RuntimeException | Error e) {
      lock.release();
      throw e;
    }
  }

  private static EmbeddedPostgres start(
      DataDirectory directory, DirectoryLock lock, Consumer<String> progress, IntSupplier ports)
      throws IOException {
    Cluster cluster = new Cluster(directory);
    cluster.requireReadable();
    ChildCommands commands = ChildCommands.forThisUser();
    Binaries binaries = Binaries.unpacked(directory, commands, progress);
    new LeftoverPostmaster(cluster, binaries).stop(progress);
    Password password = Password.of(directory, cluster.exists());
    cluster.createIfMissing(binaries, password, progress);

    PostmasterLauncher launcher =
        new PostmasterLauncher(cluster, binaries, PostgresSettings.ofThisMachine(cluster.path()));
    for (int attempt = 1; ; attempt++) {
      Login login = new Login(ports.getAsInt(), password.value());
      try {
        Postmaster postmaster = launcher.start(login, progress);
        return new EmbeddedPostgres(lock, Supervisor.watching(postmaster, launcher, login), login);
      } catch (PostmasterExitException e) {
        if (!e.portTaken() || attempt == PORT_ATTEMPTS) {
          throw directory.failure(e);
        }
      }
    }
  }

  public String jdbcUrl() {
    return login.url();
  }

  /** The owner of the database and superuser of the cluster. */
  public String user() {
    return Login.USER;
  }

  public String password() {
    return login.password();
  }

  /** Whether a PostgreSQL process is there at this moment: false while it is being brought back. */
  public boolean isAlive() {
    return supervisor.isAlive();
  }

  /** Process id of the postmaster; of the last one while another is being started. */
  public long pid() {
    return supervisor.pid();
  }

  /**
   * Ends sessions, writes everything out and stops PostgreSQL; harsher if that takes over a minute.
   */
  @Override
  public void close() {
    try {
      supervisor.close();
    } finally {
      lock.release();
    }
  }
}
