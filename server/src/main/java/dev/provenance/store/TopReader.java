package dev.provenance.store;

import dev.provenance.model.Dimension;
import dev.provenance.model.Kind;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogSnapshot;
import dev.provenance.model.PageRequest;
import dev.provenance.model.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts what there is most of. By catalog entry, with conditions on the catalog alone, the rollup
 * knows all of it; else the newest interactions that match are counted, up to a number.
 */
public final class TopReader {
  /** Interactions counted one by one. */
  public static final int MOST = 100_000;

  private final Database database;

  public TopReader(Database database) {
    this.database = database;
  }

  /**
   * How often one value was found.
   *
   * @param text null when counted by catalog entry
   * @param entry catalog number: of the value itself, or of a resource's type
   * @param last when it last happened; null where only the rollup was asked
   */
  public record Value(@Nullable String text, int entry, long count, @Nullable Instant last) {}

  /**
   * What was counted.
   *
   * @param values most frequent first; by catalog entry all of them, in no order among equals
   * @param counted interactions
   * @param isComplete whether these were all that match
   */
  public record Counts(List<Value> values, long counted, boolean isComplete, LogSnapshot log) {}

  public Counts count(int tenantId, LogFilter filter, Dimension dimension, int limit) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          NumberRange range = question.range();
          if (range.isEmpty()) {
            return new Counts(List.of(), 0, true, question.snapshot().forCallers());
          }
          return dimension.kind() != null && PageQuery.needsTotal(filter)
              ? all(question, range, dimension.kind())
              : newest(question, range, dimension, limit);
        });
  }

  private static Counts all(Question question, NumberRange range, Kind kind) throws SQLException {
    TimeRange time = question.filter().time();
    Sql sql =
        new Sql(
                "SELECT NULL, c."
                    + Columns.of(kind)
                    + ", sum(c.n)::bigint, NULL::timestamptz FROM (")
            .add(new Cells(question).coarse(range, time.from(), time.until()))
            .add(") c WHERE c.n > 0 GROUP BY 2 ORDER BY 3 DESC");
    List<Value> values = question.tx().list(sql, TopReader::value);
    long counted = values.stream().mapToLong(Value::count).sum();
    return new Counts(values, counted, true, question.snapshot().forCallers());
  }

  private static Counts newest(Question question, NumberRange range, Dimension dimension, int limit)
      throws SQLException {
    long total =
        PageQuery.needsTotal(question.filter())
            ? Totals.onCatalog(question, range)
            : PageQuery.UNKNOWN;
    List<Counted> found =
        total == 0
            ? List.of()
            : question
                .tx()
                .list(
                    newest(question, range, total, dimension, limit),
                    row -> new Counted(value(row), row.getLong(5), row.getLong(6)));
    long read = found.isEmpty() ? 0 : found.getFirst().read();
    return new Counts(
        found.stream().map(Counted::value).filter(value -> value.count() > 0).toList(),
        found.isEmpty() ? 0 : found.getFirst().counted(),
        read <= MOST,
        question.snapshot().forCallers());
  }

  private record Counted(Value value, long counted, long read) {}

  /** One more is read than counted, to know whether there are more. */
  private static Sql newest(
      Question question, NumberRange range, long total, Dimension dimension, int limit)
      throws SQLException {
    String columns =
        "i.number, %s AS happened, %s AS value, %s AS entry"
            .formatted(Where.HAPPENED, text(dimension), entry(dimension));
    return new Sql("WITH found AS MATERIALIZED (")
        .add(PageQuery.of(question, range, total, new PageRequest(1, MOST + 1, false), columns))
        .add(
            """
            ), counted AS (
              SELECT f.* FROM found f
               WHERE (SELECT count(*) FROM found) <= ? OR f.number > (SELECT min(number) FROM found)
            ), top AS (
              SELECT value, entry, count(*) AS n, max(happened) AS last
                FROM counted WHERE %s GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?
            )
            SELECT t.value, coalesce(t.entry, 0), coalesce(t.n, 0), t.last,
                   (SELECT count(*) FROM counted), (SELECT count(*) FROM found)
              FROM (VALUES (1)) always LEFT JOIN top t ON true
             ORDER BY t.n DESC, t.value, t.entry
            """
                .formatted(dimension.kind() == null ? "value IS NOT NULL" : "true"),
            MOST,
            dimension.kind() == null ? limit : Integer.MAX_VALUE);
  }

  private static Value value(ResultSet row) throws SQLException {
    return new Value(
        row.getString(1), row.getInt(2), row.getLong(3), Columns.optionalInstant(row, 4));
  }

  private static String text(Dimension dimension) {
    return switch (dimension) {
      case RESOURCE -> "i.resource_id";
      case USER -> "i.user_id";
      default -> "NULL::text";
    };
  }

  private static String entry(Dimension dimension) {
    return switch (dimension) {
      case RESOURCE -> "i." + Columns.of(Kind.RESOURCE_TYPE);
      case USER -> "0";
      default -> "i." + Columns.of(Objects.requireNonNull(dimension.kind()));
    };
  }
}
