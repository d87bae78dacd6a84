package dev.provenance.store;

import dev.provenance.model.Interaction;
import dev.provenance.store.AnswerRows.Sized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose payloads are read a few at a time, as they are taken. What was recorded does not
 * change, so it does not matter when they are read; what is gone by then is never left out, but an
 * exception. Not for use by several threads.
 */
final class LaterRows implements Iterator<Interaction> {
  /** Bytes of payloads that are read together, unless one has more. */
  private static final long A_FEW = 1024 * 1024;

  private final Database database;
  private final int tenantId;
  private final List<Sized> rows;
  private final Map<Long, Payloads> payloads = new HashMap<>();
  private Duration patience;
  private int taken;
  private int read;

  private record Payloads(long number, @Nullable String payload, @Nullable String response) {
    static Payloads of(ResultSet row) throws SQLException {
      return new Payloads(row.getLong(1), row.getString(2), row.getString(3));
    }
  }

  /**
   * Reads the first few. There should be room for {@link #mostAtOnce} of them.
   *
   * @param patience to wait for a turn
   */
  LaterRows(Database database, int tenantId, List<Sized> rows, Duration patience) {
    this.database = database;
    this.tenantId = tenantId;
    this.rows = rows;
    this.patience = patience;
    readOn();
    this.patience = Database.LONG_PATIENCE;
  }

  /** Bytes of payloads that are in memory at a time, besides those that came with their rows. */
  static long mostAtOnce(List<Sized> rows) {
    long all = rows.stream().mapToLong(LaterRows::missing).sum();
    long largest = rows.stream().mapToLong(LaterRows::missing).max().orElse(0);
    return Math.min(all, Math.max(largest, A_FEW));
  }

  @Override
  public boolean hasNext() {
    return taken < rows.size();
  }

  @Override
  public Interaction next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (taken == read) {
      readOn();
    }
    Sized row = rows.get(taken++);
    if (row.isWhole()) {
      return row.interaction();
    }
    Payloads large = payloads.remove(row.number());
    if (large == null) {
      throw AnswerRows.trimmed();
    }
    return row.interaction().with(large.payload(), large.response());
  }

  private void readOn() {
    long bytes = 0;
    int from = read;
    while (read < rows.size() && (bytes == 0 || bytes + missing(rows.get(read)) <= A_FEW)) {
      bytes += missing(rows.get(read++));
    }
    Long[] numbers =
        rows.subList(from, read).stream()
            .filter(row -> !row.isWhole())
            .map(Sized::number)
            .toArray(Long[]::new);
    if (numbers.length > 0) {
      database
          .read(tenantId, patience, tx -> tx.list(sql(numbers), Payloads::of))
          .forEach(each -> payloads.put(each.number(), each));
    }
  }

  private static long missing(Sized row) {
    return row.isWhole() ? 0 : row.bytes();
  }

  private Sql sql(Long[] numbers) {
    return new Sql(
        "SELECT i.number, i.payload, i.external_response FROM interaction i WHERE i.tenant_id = ? AND i.number = ANY (?)",
        tenantId,
        numbers);
  }
}
