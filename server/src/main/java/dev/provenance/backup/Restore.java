package dev.provenance.backup;

import dev.provenance.store.DatabaseAddress;
import dev.provenance.store.Migrations;
import dev.provenance.store.StoreCopy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup into an empty store, all of it or nothing. Needs the same memory for any size.
 */
public final class Restore {
  private final BackupReader reader;
  private final PrintStream out;

  private Restore(BackupReader reader, PrintStream out) {
    this.reader = reader;
    this.out = out;
  }

  /**
   * Reads a backup from its beginning to its end, so that nothing has been touched when it turns
   * out to be damaged.
   *
   * @param out told what has been read
   * @throws BackupException if it is not whole
   */
  public static Restore of(Path file, PrintStream out) {
    BackupReader reader = new BackupReader(file);
    reader.read(new Checking());
    return new Restore(reader, out);
  }

  /**
   * Fills a store.
   *
   * @throws BackupException if it is not empty, or the backup is of another schema
   */
  public void into(DatabaseAddress address) {
    Migrations.run(address);
    try (StoreCopy store = StoreCopy.open(address)) {
      if (!store.isEmpty()) {
        throw new BackupException(
            "The store has tenants already: a backup goes into an empty data directory or database only");
      }
      reader.read(new Filling(store, out));
      store.commit();
    }
  }

  /** Rows end with a line feed; those within a value are escaped. The first line is the header. */
  private static final class Checking implements BackupReader.Visitor {
    private static final int BUFFER_BYTES = 1 << 16;

    @Override
    public void manifest(Properties manifest) {}

    @Override
    public long table(String name, InputStream text) throws IOException {
      byte[] buffer = new byte[BUFFER_BYTES];
      long lines = 0;
      for (int n = text.read(buffer); n >= 0; n = text.read(buffer)) {
        for (int i = 0; i < n; i++) {
          if (buffer[i] == '\n') {
            lines++;
          }
        }
      }
      return lines - 1;
    }
  }

  private static final class Filling implements BackupReader.Visitor {
    private final StoreCopy store;
    private final PrintStream out;
    private final Map<String, StoreCopy.Table> tables;

    Filling(StoreCopy store, PrintStream out) {
      this.store = store;
      this.out = out;
      this.tables =
          store.tables().stream()
              .collect(Collectors.toMap(StoreCopy.Table::name, Function.identity()));
    }

    @Override
    public void manifest(Properties manifest) {
      String schema = manifest.getProperty(BackupFormat.SCHEMA);
      if (!Integer.toString(store.schemaVersion()).equals(schema)) {
        throw new BackupException(
            "The backup has schema %s, this version of Provenance schema %d: restore it with the version that made it, then start this one on it"
                .formatted(schema, store.schemaVersion()));
      }
      store.prepareMonths(manifest.getProperty(BackupFormat.MONTHS, "").lines().toList());
      out.println("backup of " + manifest.getProperty(BackupFormat.CREATED));
    }

    @Override
    public long table(String name, InputStream text) throws IOException {
      StoreCopy.@Nullable Table table = tables.get(name);
      if (table == null) {
        throw new BackupException("The backup has a table that is unknown here: " + name);
      }
      long read = store.copyIn(table, text);
      out.printf("  %-20s%,14d rows%n", name, read);
      return read;
    }
  }
}
