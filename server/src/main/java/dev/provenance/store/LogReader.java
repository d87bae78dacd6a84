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
    return database.read(tenantId, tx -> Snapshots.current(tx, tenantId).forCallers());
  }

  /** One page of what matches, and how many match in all. */
  public Found<Interaction> page(int tenantId, LogFilter filter, PageRequest page) {
    return database.read(
        tenantId,
        tx -> {
          Snapshot snapshot = Snapshots.current(tx, tenantId);
          NumberRange range = NumberRange.of(tx, tenantId, filter.time(), snapshot.head());
          long total = totals.of(tx, tenantId, filter, range, snapshot);
          List<Interaction> rows =
              page.offset() >= total
                  ? List.of()
                  : rows(new Scope(tx, tenantId, filter, range, snapshot), total, page);
          return new Found<>(rows, total, snapshot.forCallers());
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
          Snapshot snapshot = Snapshots.current(tx, tenantId);
          NumberRange all = NumberRange.of(tx, tenantId, filter.time(), snapshot.head());
          NumberRange rest = new NumberRange(Math.max(all.first(), after + 1), all.last());
          Sql sql =
              select(Where.of(tenantId, filter, rest)).add(" ORDER BY i.number LIMIT ?", limit);
          return new Found<>(tx.list(sql, Rows::interaction), 0, snapshot.forCallers());
        });
  }

  /** The interactions with these numbers, as far as they exist and may be shown; in no order. */
  public Found<Interaction> numbered(int tenantId, long... numbers) {
    return database.read(
        tenantId,
        tx -> {
          Snapshot snapshot = Snapshots.current(tx, tenantId);
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

  private record Scope(
      Tx tx, int tenantId, LogFilter filter, NumberRange range, Snapshot snapshot) {
    Sql where() {
      return Where.of(tenantId, filter, range);
    }
  }

  private static List<Interaction> rows(Scope scope, long total, PageRequest page)
      throws SQLException {
    String direction = page.ascending() ? "ASC" : "DESC";
    boolean isOnCatalog = Totals.isByNumber(scope.filter()) && scope.filter().isOnCatalogAlone();
    if (isOnCatalog && scope.filter().isUnconditional()) {
      NumberRange numbers = scope.range().page(page.offset(), page.limit(), page.ascending());
      Sql where = Where.of(scope.tenantId(), LogFilter.ALL, numbers);
      return list(scope, select(where).add(" ORDER BY i.number " + direction));
    }
    double share = (double) (page.offset() + page.limit()) / total;
    if (isOnCatalog && share * scope.range().size() > LONGEST_WALK) {
      return list(scope, inBlocks(scope, page, direction));
    }
    return list(
        scope,
        select(scope.where())
            .add(" ORDER BY i.number " + direction)
            .add(" OFFSET ? LIMIT ?", page.offset(), page.limit()));
  }

  /**
   * Finds the page's blocks by running totals over the rollup, then reads just these blocks. {@code
   * OFFSET 0} keeps the planner from turning one look-up per block into a join with the whole log.
   */
  private static Sql inBlocks(Scope scope, PageRequest page, String direction) {
    Cells cells = new Cells(scope.tx(), scope.tenantId(), scope.filter(), scope.snapshot());
    return new Sql("WITH cells AS (")
        .add(cells.fine(scope.range()))
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
        .add(scope.where())
        .add(" OFFSET 0) i ORDER BY i.number " + direction)
        .add(" OFFSET ? - (SELECT min(before) FROM chosen) LIMIT ?", page.offset(), page.limit());
  }

  private static List<Interaction> list(Scope scope, Sql sql) throws SQLException {
    return scope.tx().list(sql, Rows::interaction);
  }

  private static Sql select(Sql where) {
    return new Sql("SELECT " + Rows.COLUMNS + " FROM interaction i WHERE ").add(where);
  }
}
