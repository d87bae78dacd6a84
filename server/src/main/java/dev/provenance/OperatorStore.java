package dev.provenance;

import dev.provenance.embedded.EmbeddedPostgres;
import dev.provenance.settings.Settings;
import dev.provenance.store.DatabaseAddress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The store that a server with these settings has: the operator's own PostgreSQL, or the embedded
 * one, started for as long as it is needed where it is not running.
 */
final class OperatorStore {
  private final Settings settings;
  private final Consumer<String> progress;

  OperatorStore(Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Uses it, maybe beside a server. */
  boolean beside(Predicate<DatabaseAddress> use) {
    Optional<EmbeddedPostgres.Running> running =
        settings.databaseUrl().isPresent()
            ? Optional.empty()
            : EmbeddedPostgres.running(settings.dataDirectory());
    if (running.isEmpty()) {
      return alone(use);
    }
    EmbeddedPostgres.Running database = running.get();
    progress.accept("Working beside the PostgreSQL that is running, PID " + database.pid());
    return use.test(new DatabaseAddress(database.jdbcUrl(), database.user(), database.password()));
  }

  /** Uses it when no server has its data directory. */
  boolean alone(Predicate<DatabaseAddress> use) {
    if (settings.databaseUrl().isPresent()) {
      return use.test(DatabaseAddress.parse(settings.databaseUrl().get()));
    }
    try (EmbeddedPostgres own = EmbeddedPostgres.start(settings.dataDirectory(), progress)) {
      return use.test(new DatabaseAddress(own.jdbcUrl(), own.user(), own.password()));
    }
  }
}
