package dev.provenance.store;

import dev.provenance.model.Found;
import dev.provenance.model.Interaction;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogSnapshot;
import dev.provenance.model.PageRequest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * Reads interactions as lists. Every read sees one moment of the log, and nothing a crash could
 * take back.
 */
public final class LogReader {
  /** Rows that may be passed over to find a page before the rollup is asked where it lies. */
  private static final int LONGEST_WALK = 5_000;

  private final Database database;
  private final Totals totals = new Totals();

  public LogReader(Database database) {
    this.database = database;
  }

  /** The state of a tenant's log now. */
  public LogSnapshot snapshot(int tenantId) {
    return database.read(tenantId, tx -> Snapshot.current(tx).forCallers());
  }

  /** One page of what matches, and how many match in all. */
  public Found<Interaction> page(int tenantId, LogFilter filter, PageRequest page) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          NumberRange range = question.range();
          long total = totals.of(question, range);
          List<Interaction> rows =
              page.offset() >= total ? List.of() : rows(question, range, total, page);
          return new Found<>(rows, total, question.snapshot().forCallers());
        });
  }

  /**
   * Up to {@code limit} matching interactions with numbers above {@code after}, ascending; the
   * total is left 0.
   */
  public Found<Interaction> after(int tenantId, LogFilter filter, long after, int limit) {
    return database.read(
        tenantId,
        tx -> {
          Question question = Question.now(tx, filter);
          NumberRange all = question.range();
          NumberRange rest = new NumberRange(Math.max(all.first(), after + 1), all.last());
          Sql sql = select(question.where(rest)).add(" ORDER BY i.number LIMIT ?", limit);
          return new Found<>(tx.list(sql, Rows::interaction), 0, question.snapshot().forCallers());
        });
  }

  /** The interactions with these numbers, as far as they exist and may be shown; in no order. */
  public Found<Interaction> numbered(int tenantId, long... numbers) {
    return database.read(
        tenantId,
        tx -> {
          Snapshot snapshot = Snapshot.current(tx);
          Sql sql =
              select(
                  new Sql(
                      "i.tenant_id = ? AND i.number = ANY (?) AND i.number <= ?",
                      tenantId,
                      Arrays.stream(numbers).boxed().toArray(Long[]::new),
                      snapshot.head()));
          return new Found<>(
              tx.list(sql, Rows::interaction), numbers.length, snapshot.forCallers());
        });
  }

  private static List<Interaction> rows(
      Question question, NumberRange range, long total, PageRequest page) throws SQLException {
    LogFilter filter = question.filter();
    String direction = page.ascending() ? "ASC" : "DESC";
    boolean isOnCatalog = Totals.isByNumber(filter) && filter.isOnCatalogAlone();
    if (isOnCatalog && filter.isUnconditional()) {
      NumberRange numbers = range.page(page.offset(), page.limit(), page.ascending());
      Sql where = Where.of(question.tenantId(), LogFilter.ALL, numbers);
      return list(question, select(where).add(" ORDER BY i.number " + direction));
    }
    double share = (double) (page.offset() + page.limit()) / total;
    if (isOnCatalog && share * range.size() > LONGEST_WALK) {
      return list(question, inBlocks(question, range, page, direction));
    }
    return list(
        question,
        select(question.where(range))
            .add(" ORDER BY i.number " + direction)
            .add(" OFFSET ? LIMIT ?", page.offset(), page.limit()));
  }

  /**
   * Finds the page's blocks by running totals over the rollup, then reads just these blocks. {@code
   * OFFSET 0} keeps the planner from turning one look-up per block into a join with the whole log.
   */
  private static Sql inBlocks(
      Question question, NumberRange range, PageRequest page, String direction) {
    Cells cells = new Cells(question);
    return new Sql("WITH cells AS (")
        .add(cells.fine(range))
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
                .formatted(direction, Rows.COLUMNS),
            page.offset(),
            page.offset() + page.limit())
        .add(question.where(range))
        .add(" OFFSET 0) i ORDER BY i.number " + direction)
        .add(" OFFSET ? - (SELECT min(before) FROM chosen) LIMIT ?", page.offset(), page.limit());
  }

  private static List<Interaction> list(Question question, Sql sql) throws SQLException {
    return question.tx().list(sql, Rows::interaction);
  }

  private static Sql select(Sql where) {
    return new Sql("SELECT " + Rows.COLUMNS + " FROM interaction i WHERE ").add(where);
  }
}
