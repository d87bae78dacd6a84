package dev.provenance.store;

import dev.provenance.model.Granularity;
import dev.provenance.model.Kind;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogSnapshot;
import dev.provenance.model.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what matches per stretch of time. Always of this moment: there is nothing to refresh. */
public final class TimelineReader {
  private final Database database;

  public TimelineReader(Database database) {
    this.database = database;
  }

  /**
   * How many match in one bucket.
   *
   * @param bucket its beginning
   * @param group catalog number of what the timeline is grouped by; 0 without grouping
   */
  public record Count(Instant bucket, int group, long count) {}

  /** The buckets that are not empty, and the log they were counted in. */
  public record Counts(List<Count> counts, LogSnapshot snapshot) {}

  public Counts count(
      int tenantId, LogFilter filter, Granularity granularity, @Nullable Kind groupBy) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          Sql sql =
              new Sql(
                      """
                      SELECT date_bin(?::interval, s.bucket, timestamptz 'epoch'), %s, sum(s.n)::bigint
                        FROM (\
                      """
                          .formatted(groupColumn(groupBy)),
                      granularity.width().toMinutes() + " minutes")
                  .add(source(question, granularity))
                  .add(") s WHERE s.n > 0 GROUP BY 1, 2 ORDER BY 1, 2");
          List<Count> counts =
              tx.list(
                  sql, row -> new Count(Columns.instant(row, 1), row.getInt(2), row.getLong(3)));
          return new Counts(counts, question.snapshot().forCallers());
        });
  }

  private static Sql source(Question question, Granularity granularity) throws SQLException {
    boolean isCreated = question.filter().time().clock() == TimeRange.Clock.CREATED;
    if (!question.filter().isOnCatalogAlone()) {
      return rows(question, isCreated);
    }
    if (!isCreated) {
      return new HappenedCells(question).by(granularity);
    }
    return new Cells(question).by(granularity);
  }

  private static Sql rows(Question question, boolean isCreated) throws SQLException {
    NumberRange range =
        isCreated ? question.created() : new NumberRange(1, question.snapshot().head());
    return new Sql(
            "SELECT "
                + (isCreated ? "i.created_date" : Where.HAPPENED)
                + " AS bucket, i.type_no, i.action_no, i.origin_no, 1 AS n")
        .add(Matches.of(question, range).from());
  }

  private static String groupColumn(@Nullable Kind groupBy) {
    return groupBy == null ? "0" : "s." + Columns.of(groupBy);
  }
}
