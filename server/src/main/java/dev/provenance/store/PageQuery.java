package dev.provenance.store;

import dev.provenance.model.LogFilter;
import dev.provenance.model.PageRequest;
import java.sql.SQLException;

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
   * The query.
   *
   * @param range the question's own
   * @param total how many match; may be {@link #UNKNOWN} unless {@link #needsTotal}
   * @param columns of {@code interaction i}
   */
  static Sql of(Question question, NumberRange range, long total, PageRequest page, String columns)
      throws SQLException {
    LogFilter filter = question.filter();
    if (needsTotal(filter) && filter.isUnconditional()) {
      NumberRange numbers = range.page(page.offset(), page.limit(), page.ascending());
      return select(columns, Where.of(question.tenantId(), LogFilter.ALL, numbers))
          .add(" ORDER BY i.number " + direction(page));
    }
    double share = (double) (page.offset() + page.limit()) / total;
    if (needsTotal(filter) && share * range.size() > LONGEST_WALK) {
      return inBlocks(question, range, page, columns);
    }
    Matches matches = Matches.of(question, range, total);
    if (matches.way().isEmpty()) {
      return walk(question, range, page, columns);
    }
    Sql surely = numbered(question, matches, page, columns);
    long walked = Math.round(share * range.size());
    boolean isNear = total != UNKNOWN && walked < total && !matches.way().get().isOrdered();
    return isNear
        ? nearOrElse(
            question, range.part(PATIENCE * walked, page.ascending()), page, total, columns, surely)
        : surely;
  }

  /**
   * Walks where the page should end if what matches were spread evenly; where it is not, and the
   * page was not full by then, the other query has it.
   */
  private static Sql nearOrElse(
      Question question,
      NumberRange near,
      PageRequest page,
      long total,
      String columns,
      Sql other) {
    long full = Math.min(page.limit(), total - page.offset());
    return new Sql("WITH near AS MATERIALIZED (")
        .add(walk(question, near, page, columns))
        .add("), far AS (")
        .add(other)
        .add(
            """
            )
            SELECT * FROM near WHERE (SELECT count(*) FROM near) >= ?
            UNION ALL
            SELECT * FROM far WHERE (SELECT count(*) FROM near) < ?
            """,
            full,
            full);
  }

  private static Sql walk(Question question, NumberRange range, PageRequest page, String columns) {
    return select(columns, question.where(range))
        .add(
            " ORDER BY i.number " + direction(page) + " OFFSET ? LIMIT ?",
            page.offset(),
            page.limit());
  }

  /** Reads the rows of a page whose numbers are among these. */
  private static Sql numbered(
      Question question, Matches matches, PageRequest page, String columns) {
    Sql numbers = matches.numbers(page.ascending(), page.offset() + page.limit());
    return select(
            columns,
            new Sql(
                "i.tenant_id = ? AND i.number = ANY (ARRAY(SELECT number FROM (",
                question.tenantId()))
        .add(numbers)
        .add(
            ") n ORDER BY number "
                + direction(page)
                + " OFFSET ? LIMIT ?)) ORDER BY i.number "
                + direction(page),
            page.offset(),
            page.limit());
  }

  /**
   * Finds the page's blocks by running totals over the rollup, then reads just these blocks. {@code
   * OFFSET 0} keeps the planner from turning one look-up per block into a join with the whole log.
   */
  private static Sql inBlocks(
      Question question, NumberRange range, PageRequest page, String columns) {
    String direction = direction(page);
    return new Sql("WITH cells AS (")
        .add(new Cells(question).fine(range))
        .add(
            """
            ), running AS (
              SELECT block, sum(n) AS n, sum(sum(n)) OVER (ORDER BY block %s) AS upto
                FROM cells GROUP BY block
            ), chosen AS (
              SELECT (block << 10) + 1 AS first, (block + 1) << 10 AS last, upto - n AS before
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
