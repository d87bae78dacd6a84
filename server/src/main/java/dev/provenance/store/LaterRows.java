package dev.provenance.store;

import dev.provenance.model.Allotment;
import dev.provenance.model.HeapShare;
import dev.provenance.model.Held;
import dev.provenance.model.Interaction;
import dev.provenance.store.AnswerRows.Sized;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose payloads are read a few at a time, as they are taken: when there is room for them in
 * the heap, which is kept until the next few, or the end of the answer ({@link Held}). What was
 * recorded does not change, so it does not matter when they are read; what is gone by then is never
 * left out, but an exception. Not for use by several threads.
 */
final class LaterRows implements Iterator<Interaction> {
  /** Bytes of payloads that are read together, unless one has more. */
  private static final long A_FEW = 1024 * 1024;

  private final Database database;
  private final HeapShare heap;
  private final int tenantId;
  private final List<Sized> rows;
  private final Map<Long, Payloads> payloads = new HashMap<>();
  private Allotment.Part room = Allotment.Part.NONE;
  private int taken;
  private int read;

  private record Payloads(long number, @Nullable String payload, @Nullable String response) {
    static Payloads of(ResultSet row) throws SQLException {
      return new Payloads(row.getLong(1), row.getString(2), row.getString(3));
    }
  }

  /** Reads the first few, and is refused soon if there is no room for them. */
  LaterRows(Database database, HeapShare heap, int tenantId, List<Sized> rows) {
    this.database = database;
    this.heap = heap;
    this.tenantId = tenantId;
    this.rows = rows;
    readOn();
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
    boolean isFirst = read == 0;
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
    room.close();
    room = Allotment.Part.NONE;
    if (bytes > AnswerRows.SMALL) {
      room = heap.take(tenantId, bytes, Database.patience(!isFirst));
      Held.keep(room);
    }
    if (numbers.length > 0) {
      database
          .read(tenantId, Database.patience(!isFirst), tx -> tx.list(sql(numbers), Payloads::of))
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
