package dev.provenance.store;

import dev.provenance.model.Allotment;
import dev.provenance.model.HeapShare;
import dev.provenance.model.Held;
import dev.provenance.model.Interaction;
import dev.provenance.model.Listing;
import dev.provenance.model.LogSnapshot;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * Reads the rows of answers. A payload may have a mebibyte, and an answer thousands of them: so
 * much of them as is little comes with the rows, the rest is read as the answer is given ({@link
 * LaterRows}). Safe for use by many threads.
 */
final class AnswerRows {
  /** Bytes of an answer's payloads that come with its rows: nearly always all of them. */
  private static final int AT_ONCE = 1024 * 1024;

  /** Bytes of an answer's payloads up to which they cost no more than answering does anyway. */
  private static final int SMALL = 64 * 1024;

  private static final String BYTES =
      "(coalesce(octet_length(i.payload), 0) + coalesce(octet_length(i.external_response), 0))";

  /** Bytes for which there is always room. */
  private static final long LEAST = 4L * 1024 * 1024;

  private static final Problem TRIMMED =
      new Problem.Unavailable(
          Problem.Reason.CHANGED,
          "The log was trimmed while it was read: ask again",
          Duration.ofSeconds(1));

  private final Database database;
  private final HeapShare heap =
      new HeapShare(
          LEAST, Problem.Reason.ANSWERS, "Too many large answers are on their way already");

  AnswerRows(Database database) {
    this.database = database;
  }

  /** What rows that are gone by now are answered with. */
  static ProblemException trimmed() {
    return new ProblemException(TRIMMED);
  }

  /**
   * A row whose payloads may be missing.
   *
   * @param bytes that they have
   * @param bytesUpTo that they have together with those of all rows before it, if it was {@link
   *     #sized}
   */
  record Sized(Interaction interaction, long bytes, boolean isWhole, long bytesUpTo) {
    static Sized of(ResultSet row) throws SQLException {
      return new Sized(
          Rows.interaction(row),
          row.getLong(Rows.COUNT + 1),
          row.getBoolean(Rows.COUNT + 2),
          row.getLong(Rows.COUNT + 3));
    }

    long number() {
      return interaction.number();
    }

    private Sized withoutPayloads() {
      return new Sized(interaction.with(null, null), bytes, bytes == 0, bytesUpTo);
    }
  }

  /**
   * The columns of {@code interaction i} for {@link Sized#of}: with payloads that are no larger
   * than there is room at once for as many. Sizes are known without reading them.
   *
   * @param rows that may be selected
   */
  static String columns(int rows) {
    return columns(
        "greatest(octet_length(i.payload), octet_length(i.external_response), 0) <= "
            + AT_ONCE / (2 * rows),
        BYTES,
        "0");
  }

  /**
   * The same rows for {@link Sized#of}: with payloads as far as there is room at once. That costs
   * more, for pages too much, and finds the end of what is more than enough.
   *
   * @param rows selects {@link Rows#COLUMNS}, as many as may be wanted
   * @param order of the rows; a list of columns of {@code i}
   * @param most bytes of payloads, after which no further row comes
   */
  static Sql sized(Sql rows, String order, long most) {
    return new Sql(
            """
            SELECT %1$s
              FROM (
                SELECT i.*, sum(i.bytes) OVER (ORDER BY %2$s ROWS UNBOUNDED PRECEDING) AS bytes_up_to
                  FROM (
                    SELECT i.*, %3$s AS bytes
                      FROM (
            """
                .formatted(
                    columns("i.bytes_up_to <= " + AT_ONCE, "i.bytes", "i.bytes_up_to"),
                    order,
                    BYTES))
        .add(rows)
        .add(") i) i) i WHERE i.bytes_up_to - i.bytes < ? ORDER BY " + order, most);
  }

  private static String columns(String isWhole, String bytes, String bytesUpTo) {
    return "%1$s, CASE WHEN %2$s THEN i.payload END, CASE WHEN %2$s THEN i.external_response END, %3$s, %2$s, %4$s "
        .formatted(Rows.WITHOUT_PAYLOADS, isWhole, bytes, bytesUpTo);
  }

  /**
   * With all of their payloads.
   *
   * @param patience to wait for room for those that did not come with their rows
   */
  Listing<Interaction> listing(Tx tx, List<Sized> found, Duration patience) {
    int tenantId = tx.tenantId();
    long here = found.stream().filter(Sized::isWhole).mapToLong(Sized::bytes).sum();
    long later = LaterRows.mostAtOnce(found);
    if (here + later <= SMALL || isRoom(tenantId, here + later)) {
      return later == 0
          ? Listing.of(found.stream().map(Sized::interaction).toList())
          : Listing.later(found.size(), () -> new LaterRows(database, tenantId, found, patience));
    }
    List<Sized> rows = found.stream().map(Sized::withoutPayloads).toList();
    return Listing.later(
        rows.size(),
        () -> {
          Held.keep(heap.take(tenantId, LaterRows.mostAtOnce(rows), patience));
          return new LaterRows(database, tenantId, rows, patience);
        });
  }

  /** The same, as part of what matches. */
  Stretch stretch(
      Tx tx, List<Sized> rows, boolean hasMore, LogSnapshot snapshot, Duration patience) {
    long last = rows.isEmpty() ? 0 : rows.getLast().number();
    return new Stretch(listing(tx, rows, patience), last, hasMore, snapshot);
  }

  /** Nobody waits for room with a connection in hand, nor with what there may be no room for. */
  private boolean isRoom(int tenantId, long bytes) {
    try {
      Allotment.Part room = heap.take(tenantId, bytes, Duration.ZERO);
      Held.keep(room);
      return true;
    } catch (ProblemException _) {
      return false;
    }
  }
}
