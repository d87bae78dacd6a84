package dev.provenance.store;

import dev.provenance.model.Interaction;
import dev.provenance.model.Listing;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogSnapshot;
import dev.provenance.model.ProblemException;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads interactions in the order in which they happened. */
public final class TraceReader {
  /** What one answer may hold of payloads, roughly. */
  private static final long MOST_BYTES = 16L * 1024 * 1024;

  private static final String ORDER = Where.HAPPENED + ", i.number";

  private final Database database;

  public TraceReader(Database database) {
    this.database = database;
  }

  /**
   * Up to {@code limit} matching interactions, by when they happened, then by number; fewer when
   * they are large, none only where nothing matches or nothing comes after.
   *
   * @param after number of the interaction to go on behind; null starts at the beginning
   */
  public Stretch chronological(int tenantId, LogFilter filter, @Nullable Long after, int limit) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          Sql sql =
              AnswerRows.sized(
                  chronological(question, Rows.COLUMNS, after, limit + 1), ORDER, MOST_BYTES);
          List<AnswerRows.Sized> rows = tx.list(sql, AnswerRows.Sized::of);
          boolean isLong = rows.size() > limit;
          boolean isLarge = !rows.isEmpty() && rows.getLast().bytesUpTo() >= MOST_BYTES;
          return database
              .answers()
              .stretch(
                  tx,
                  isLong ? rows.subList(0, limit) : rows,
                  isLong || isLarge,
                  question.snapshot().forCallers(),
                  Database.PATIENCE);
        });
  }

  /** The same without payloads, and so never fewer than there are. */
  public Stretch steps(int tenantId, LogFilter filter, @Nullable Long after, int limit) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          List<Interaction> rows =
              tx.list(
                  chronological(question, Rows.NO_PAYLOADS, after, limit + 1), Rows::interaction);
          boolean hasMore = rows.size() > limit;
          List<Interaction> shown = hasMore ? rows.subList(0, limit) : rows;
          long last = shown.isEmpty() ? 0 : shown.getLast().number();
          return new Stretch(Listing.of(shown), last, hasMore, question.snapshot().forCallers());
        });
  }

  /** Whether anything matches. */
  public boolean isAny(int tenantId, LogFilter filter) {
    return database.read(
        tenantId,
        tx -> {
          Sql sql = new Sql("SELECT EXISTS (SELECT").add(matching(Question.now(tx, filter)));
          return tx.one(sql.add(")"), row -> row.getBoolean(1));
        });
  }

  private static Sql chronological(
      Question question, String columns, @Nullable Long after, int limit) throws SQLException {
    Sql sql = new Sql("SELECT " + columns).add(matching(question));
    if (after != null) {
      requireAnchor(question.tx(), after);
      sql.add(
          " AND ("
              + Where.HAPPENED
              + ", i.number) > (SELECT coalesce(a.interaction_timestamp,"
              + " a.created_date), a.number FROM interaction a WHERE a.tenant_id = ? AND a.number = ?)",
          question.tenantId(),
          after);
    }
    return sql.add(" ORDER BY " + ORDER + " LIMIT ?", limit);
  }

  /** Without it nobody could say what comes behind it. */
  private static void requireAnchor(Tx tx, long number) throws SQLException {
    Sql sql =
        new Sql(
            "SELECT EXISTS (SELECT FROM interaction WHERE tenant_id = ? AND number = ?)",
            tx.tenantId(),
            number);
    if (!tx.one(sql, row -> row.getBoolean(1))) {
      throw ProblemException.invalid(
          "after", number + " is not in the log, or not any more: begin again without it");
    }
  }

  /** The units of work in which something matching happened, the first to begin first. */
  public List<UUID> unitsOfWork(int tenantId, LogFilter filter) {
    return database.read(
        tenantId,
        tx -> {
          Sql sql =
              new Sql("SELECT i.uow_id")
                  .add(matching(Question.now(tx, filter)))
                  .add(
                      " GROUP BY 1 ORDER BY min(" + Where.HAPPENED + "), min(i.number) LIMIT 1000");
          return tx.list(sql, row -> Columns.uuid(row, 1));
        });
  }

  /** The whole of what matches in figures; types, actions and origins are catalog numbers. */
  public record Summary(
      long count,
      @Nullable Instant first,
      @Nullable Instant last,
      List<Integer> types,
      List<Integer> actions,
      List<Integer> origins,
      List<String> users,
      long resources,
      LogSnapshot snapshot) {}

  public Summary summary(int tenantId, LogFilter filter) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          Sql sql =
              new Sql(
                      """
                      SELECT count(*), min(%1$s), max(%1$s),
                             array_agg(DISTINCT i.type_no), array_agg(DISTINCT i.action_no),
                             array_agg(DISTINCT i.origin_no),
                             array_agg(DISTINCT i.user_id ORDER BY i.user_id) FILTER (WHERE i.user_id IS NOT NULL),
                             count(DISTINCT (i.type_no, i.resource_id))
                      """
                          .formatted(Where.HAPPENED))
                  .add(matching(question));
          return tx.one(
              sql,
              row ->
                  new Summary(
                      row.getLong(1),
                      Columns.optionalInstant(row, 2),
                      Columns.optionalInstant(row, 3),
                      Columns.integers(row, 4),
                      Columns.integers(row, 5),
                      Columns.integers(row, 6),
                      strings(row.getArray(7)),
                      row.getLong(8),
                      question.snapshot().forCallers()));
        });
  }

  /** A trace is whole, whenever it was recorded. */
  private static Sql matching(Question question) throws SQLException {
    return Matches.of(question, new NumberRange(1, question.snapshot().head())).from();
  }

  private static List<String> strings(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
