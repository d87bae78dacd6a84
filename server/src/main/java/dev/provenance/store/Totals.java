package dev.provenance.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.provenance.model.Granularity;
import dev.provenance.model.LogFilter;
import dev.provenance.model.TimeRange;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Exact counts. Without conditions it is arithmetic on numbers; on the catalog alone it is a sum
 * over the rollup; else rows are counted, but each only once: how many match up to a number never
 * changes, so a count is kept with the number it reaches to, and only what came after is counted
 * anew.
 */
final class Totals {
  private final Cache<Counted, UpTo> counted = Caffeine.newBuilder().maximumSize(10_000).build();

  /** What is trimmed is not counted any more, so every trimming begins a new count. */
  private record Counted(int tenantId, LogFilter filter, long first, long trimmed) {}

  private record UpTo(long last, long count) {}

  /**
   * How many match.
   *
   * @param range the question's own
   */
  long of(Question question, NumberRange range) throws SQLException {
    if (range.isEmpty()) {
      return 0;
    }
    return question.filter().isOnCatalogAlone()
        ? onCatalog(question, range)
        : countRows(question, range);
  }

  /** How many match conditions on the catalog, and on a date, alone. */
  static long onCatalog(Question question, NumberRange range) throws SQLException {
    LogFilter filter = question.filter();
    if (filter.isUnconditional() && isByNumber(filter) && question.snapshot().isWhole(range)) {
      return range.size();
    }
    return isByNumber(filter)
        ? sum(question, createdCells(question, range))
        : sum(question, new HappenedCells(question).by(Granularity.DAY));
  }

  static boolean isByNumber(LogFilter filter) {
    return filter.time().clock() == TimeRange.Clock.CREATED
        || (filter.time().from() == null && filter.time().until() == null);
  }

  private static Sql createdCells(Question question, NumberRange range) throws SQLException {
    TimeRange time = question.filter().time();
    boolean isDated = time.clock() == TimeRange.Clock.CREATED;
    return new Cells(question)
        .coarse(range, isDated ? time.from() : null, isDated ? time.until() : null);
  }

  private static long sum(Question question, Sql cells) throws SQLException {
    Sql sql = new Sql("SELECT coalesce(sum(c.n), 0)::bigint FROM (").add(cells).add(") c");
    return question.tx().one(sql, row -> row.getLong(1));
  }

  private long countRows(Question question, NumberRange range) throws SQLException {
    Counted key =
        new Counted(
            question.tenantId(), question.filter(), range.first(), question.snapshot().trimmed());
    @Nullable UpTo known = counted.getIfPresent(key);
    UpTo base =
        known != null && known.last() <= range.last() ? known : new UpTo(range.first() - 1, 0);
    if (base.last() == range.last()) {
      return base.count();
    }
    NumberRange rest = new NumberRange(base.last() + 1, range.last());
    long count = base.count() + Matches.of(question, rest).count();
    counted.put(key, new UpTo(range.last(), count));
    return count;
  }
}
