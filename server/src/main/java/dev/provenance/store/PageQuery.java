package dev.provenance.store;

import dev.provenance.model.LogFilter;
import dev.provenance.model.PageRequest;
import java.sql.SQLException;
import java.util.List;

/** Finds the rows of a page by the shortest way there is. */
final class PageQuery {
  /** Rows that may be passed over to find a page before the rollup is asked where it lies. */
  private static final int LONGEST_WALK = 5_000;

  /** How many times as far as it should be it is walked for a page. */
  private static final int PATIENCE = 4;

  /** A total that nobody has counted. */
  static final long UNKNOWN = -1;

  private PageQuery() {}

  /** Whether {@link #of} needs to know how many match in all. */
  static boolean needsTotal(LogFilter filter) {
    return Totals.isByNumber(filter) && filter.isOnCatalogAlone();
  }

  /**
   * The rows of a page: first looked for where it should end if what matches were spread evenly,
   * where that is near; then by the surest way.
   *
   * @param range the question's own
   * @param total how many match
   */
  static List<AnswerRows.Sized> read(
      Question question, NumberRange range, long total, PageRequest page) throws SQLException {
    long full = Math.min(page.limit(), total - page.offset());
    List<AnswerRows.Sized> rows = List.of();
    String columns = AnswerRows.columns(page.limit());
    for (Sql attempt : attempts(question, range, total, page, columns)) {
      rows = question.tx().list(attempt, AnswerRows.Sized::of);
      if (rows.size() >= full) {
        break;
      }
    }
    return rows;
  }

  /** One after the other until the page is full; the last is the surest. */
  static List<Sql> attempts(
      Question question, NumberRange range, long total, PageRequest page, String columns)
      throws SQLException {
    if (needsTotal(question.filter())) {
      return List.of(byNumber(question, range, total, page, columns));
    }
    Matches matches = Matches.of(question, range, total);
    if (matches.path().isEmpty()) {
      return List.of(walk(question, range, page, columns));
    }
    Sql surely = numbered(matches, page, columns);
    if (total == UNKNOWN || matches.path().get().isOrdered()) {
      return List.of(surely);
    }
    long walked = walked(range, total, page);
    if (walked >= total) {
      return List.of(surely);
    }
    NumberRange near = range.part(PATIENCE * walked, page.ascending());
    return List.of(walk(question, near, page, columns), surely);
  }

  /**
   * The query that surely finds them.
   *
   * @param range the question's own
   * @param total how many match; may be {@link #UNKNOWN} unless {@link #needsTotal}
   * @param columns of {@code interaction i}
   */
  static Sql of(Question question, NumberRange range, long total, PageRequest page, String columns)
      throws SQLException {
    return attempts(question, range, total, page, columns).getLast();
  }

  /** For filters that numbers and the rollup know all about. */
  private static Sql byNumber(
      Question question, NumberRange range, long total, PageRequest page, String columns)
      throws SQLException {
    if (question.filter().isUnconditional() && isWhole(question, range, page)) {
      NumberRange numbers = range.page(page.offset(), page.limit(), page.ascending());
      return select(columns, Where.of(question.tenantId(), LogFilter.ALL, numbers))
          .add(" ORDER BY i.number " + direction(page));
    }
    return walked(range, total, page) > LONGEST_WALK
        ? inBlocks(question, range, page, columns)
        : walk(question, range, page, columns);
  }

  /** Whether no number is missing between a page's end and where its range begins. */
  private static boolean isWhole(Question question, NumberRange range, PageRequest page) {
    NumberRange passed = range.part(page.offset() + page.limit(), page.ascending());
    return question.snapshot().isWhole(passed);
  }

  /** How far a page's end is, if what matches is spread evenly. */
  private static long walked(NumberRange range, long total, PageRequest page) {
    double share = (double) (page.offset() + page.limit()) / total;
    return Math.round(share * range.size());
  }

  private static Sql walk(Question question, NumberRange range, PageRequest page, String columns) {
    return select(columns, question.where(range))
        .add(
            " ORDER BY i.number " + direction(page) + " OFFSET ? LIMIT ?",
            page.offset(),
            page.limit());
  }

  /** Reads the rows of a page whose numbers are among these. */
  private static Sql numbered(Matches matches, PageRequest page, String columns) {
    return new Sql("SELECT " + columns)
        .add(matches.first(page.ascending(), page.offset(), page.limit()))
        .add(" ORDER BY i.number " + direction(page));
  }

  /**
   * Finds the page's blocks by running totals over the rollup, then reads just the part of each
   * that what matches lies in. {@code OFFSET 0} keeps the planner from turning one look-up per
   * block into a join with the whole log.
   */
  private static Sql inBlocks(
      Question question, NumberRange range, PageRequest page, String columns) {
    String direction = direction(page);
    return new Sql("WITH cells AS (")
        .add(new Cells(question).fine(range))
        .add(
            """
            ), running AS (
              SELECT block, sum(n) AS n, min(lowest) AS lowest, max(highest) AS highest,
                     sum(sum(n)) OVER (ORDER BY block %s) AS upto
                FROM cells GROUP BY block
            ), chosen AS (
              SELECT (block << 10) + 1 + lowest AS first, (block << 10) + 1 + highest AS last, upto - n AS before
                FROM running WHERE upto > ? AND upto - n < ?
            )
            SELECT %s
              FROM chosen c CROSS JOIN LATERAL (
                SELECT i.* FROM interaction i
                 WHERE i.number BETWEEN c.first AND c.last AND
            """
                .formatted(direction, columns),
            page.offset(),
            page.offset() + page.limit())
        .add(question.where(range))
        .add(" OFFSET 0) i ORDER BY i.number " + direction)
        .add(" OFFSET ? - (SELECT min(before) FROM chosen) LIMIT ?", page.offset(), page.limit());
  }

  private static String direction(PageRequest page) {
    return page.ascending() ? "ASC" : "DESC";
  }

  private static Sql select(String columns, Sql where) {
    return new Sql("SELECT " + columns + " FROM interaction i WHERE ").add(where);
  }
}
