package dev.provenance.store;

import dev.provenance.model.Allotment;
import dev.provenance.model.Draft;
import dev.provenance.model.HeapShare;
import dev.provenance.model.Held;
import dev.provenance.model.Interaction;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of answers. A payload may have a mebibyte, and an answer a hundred of them: what
 * is large is read in a second step, once there is room for it in the heap, which is kept until the
 * answer is given ({@link Held}). Safe for use by many threads.
 */
final class AnswerRows {
  /** Bytes of a payload up to which it comes with its row. */
  private static final int SMALL = 16 * 1024;

  /** Bytes of an answer's payloads up to which they cost no more than answering does anyway. */
  private static final int SMALL_ANSWER = 64 * 1024;

  /** Bytes for which there is always room: more than a trace or a piece of an export reads. */
  private static final long LEAST = 20L * 1024 * 1024;

  /** Bytes of a row's payloads, known without reading them. */
  static final String BYTES =
      "(coalesce(octet_length(i.payload), 0) + coalesce(octet_length(i.external_response), 0))";

  /** Of {@code interaction i}, for {@link #sized}; the last only of rows that miss something. */
  static final String COLUMNS =
      """
      %1$s, CASE WHEN octet_length(i.payload) <= %3$d THEN i.payload END,
      CASE WHEN octet_length(i.external_response) <= %3$d THEN i.external_response END,
      CASE WHEN octet_length(i.payload) > %3$d OR octet_length(i.external_response) > %3$d THEN %2$s END
      """
          .formatted(Rows.WITHOUT_PAYLOADS, BYTES, SMALL);

  private final HeapShare heap =
      new HeapShare(
          LEAST, Problem.Reason.ANSWERS, "Too many large answers are on their way already");

  /**
   * A row whose payloads may be missing.
   *
   * @param bytes that they have, roughly where none is missing
   */
  record Sized(Interaction interaction, boolean isWhole, long bytes) {
    private Interaction with(Payloads payloads) {
      Draft draft = interaction.draft().with(payloads.payload(), payloads.externalResponse());
      return new Interaction(interaction.number(), interaction.createdDate(), draft);
    }
  }

  private record Payloads(@Nullable String payload, @Nullable String externalResponse) {}

  static Sized sized(ResultSet row) throws SQLException {
    Interaction interaction = Rows.interaction(row);
    long bytes = row.getLong(Rows.COUNT + 1);
    return row.wasNull()
        ? new Sized(interaction, true, interaction.draft().weight())
        : new Sized(interaction, false, bytes);
  }

  /** What a question asks of {@link #COLUMNS}, with all of their payloads. */
  List<Interaction> list(Tx tx, Sql sql) throws SQLException {
    return complete(tx, tx.list(sql, AnswerRows::sized));
  }

  /**
   * The same rows with all of their payloads.
   *
   * @throws ProblemException when they are too many for one answer
   * @throws NoRoomException when there is no room now; to be asked again when there is
   */
  List<Interaction> complete(Tx tx, List<Sized> rows) throws SQLException {
    long bytes = rows.stream().mapToLong(Sized::bytes).sum();
    if (rows.size() > 1 && bytes > heap.mostOfTenant()) {
      throw tooMuch(rows.size(), bytes);
    }
    if (bytes > SMALL_ANSWER && bytes > tx.room()) {
      Held.keep(takeNow(tx.tenantId(), bytes, tx.room()));
    }
    Map<Long, Payloads> large = payloads(tx, rows);
    return rows.stream()
        .map(row -> {
          Payloads payloads = large.get(row.interaction().number());
          return payloads == null ? row.interaction() : row.with(payloads);
        })
        .toList();
  }

  private Allotment.Part takeNow(int tenantId, long bytes, long room) {
    try {
      return heap.take(tenantId, bytes - room, Duration.ZERO);
    } catch (ProblemException e) {
      throw new NoRoomException(bytes, e);
    }
  }

  /**
   * Waits for room for an answer, and keeps it.
   *
   * @param bytes of payloads
   */
  void await(int tenantId, long bytes, Duration patience) {
    Held.keep(heap.take(tenantId, bytes, patience));
  }

  /** Nothing is kept, and no connection should wait for it. */
  static final class NoRoomException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long bytes;

    private NoRoomException(long bytes, ProblemException cause) {
      super(cause);
      this.bytes = bytes;
    }

    /** Of all payloads that were found. */
    long bytes() {
      return bytes;
    }
  }

  private static Map<Long, Payloads> payloads(Tx tx, List<Sized> rows) throws SQLException {
    Map<Long, Payloads> large = new HashMap<>();
    Long[] numbers =
        rows.stream()
            .filter(row -> !row.isWhole())
            .map(row -> row.interaction().number())
            .toArray(Long[]::new);
    if (numbers.length > 0) {
      Sql sql =
          new Sql(
              "SELECT i.number, i.payload, i.external_response FROM interaction i WHERE i.tenant_id = ? AND i.number = ANY (?)",
              tx.tenantId(),
              numbers);
      tx.list(
          sql, row -> large.put(row.getLong(1), new Payloads(row.getString(2), row.getString(3))));
    }
    return large;
  }

  private ProblemException tooMuch(int rows, long bytes) {
    return ProblemException.invalid(
        "limit",
        "these %d interactions have %d bytes of payloads (expected: at most %d in one answer; ask for fewer)"
            .formatted(rows, bytes, heap.mostOfTenant()));
  }
}
