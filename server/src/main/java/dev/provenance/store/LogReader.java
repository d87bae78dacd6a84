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
  private final Database database;
  private final Totals totals = new Totals();

  public LogReader(Database database) {
    this.database = database;
  }

  /** The state of a tenant's log now. */
  public LogSnapshot snapshot(int tenantId) {
    return database.read(tenantId, tx -> Snapshots.current(tx, tenantId));
  }

  /** One page of what matches, and how many match in all. */
  public Found<Interaction> page(int tenantId, LogFilter filter, PageRequest page) {
    return database.read(
        tenantId,
        tx -> {
          LogSnapshot snapshot = Snapshots.current(tx, tenantId);
          NumberRange range = NumberRange.of(tx, tenantId, filter.time(), snapshot.head());
          long total = totals.of(tx, tenantId, filter, range, snapshot.head());
          List<Interaction> rows =
              page.offset() >= total
                  ? List.of()
                  : rows(new Scope(tx, tenantId, filter, range, snapshot.head()), page);
          return new Found<>(rows, total, snapshot);
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
          LogSnapshot snapshot = Snapshots.current(tx, tenantId);
          NumberRange all = NumberRange.of(tx, tenantId, filter.time(), snapshot.head());
          NumberRange rest = new NumberRange(Math.max(all.first(), after + 1), all.last());
          Sql sql =
              select(Where.of(tenantId, filter, rest)).add(" ORDER BY i.number LIMIT ?", limit);
          return new Found<>(tx.list(sql, Rows::interaction), 0, snapshot);
        });
  }

  /** The interactions with these numbers, as far as they exist and may be shown; in no order. */
  public Found<Interaction> numbered(int tenantId, long... numbers) {
    return database.read(
        tenantId,
        tx -> {
          LogSnapshot snapshot = Snapshots.current(tx, tenantId);
          Sql sql =
              select(
                  new Sql(
                      "i.tenant_id = ? AND i.number = ANY (?) AND i.number <= ?",
                      tenantId,
                      Arrays.stream(numbers).boxed().toArray(Long[]::new),
                      snapshot.head()));
          return new Found<>(tx.list(sql, Rows::interaction), numbers.length, snapshot);
        });
  }

  private record Scope(Tx tx, int tenantId, LogFilter filter, NumberRange range, long head) {}

  private static List<Interaction> rows(Scope scope, PageRequest page) throws SQLException {
    String direction = page.ascending() ? "ASC" : "DESC";
    if (!Totals.isByNumber(scope.filter()) || !scope.filter().isOnCatalogAlone()) {
      Sql where = Where.of(scope.tenantId(), scope.filter(), scope.range());
      Sql sql =
          select(where)
              .add(
                  " ORDER BY i.number " + direction + " OFFSET ? LIMIT ?",
                  page.offset(),
                  page.limit());
      return scope.tx().list(sql, Rows::interaction);
    }
    if (scope.filter().isUnconditional()) {
      NumberRange numbers = scope.range().page(page.offset(), page.limit(), page.ascending());
      Sql sql =
          select(Where.of(scope.tenantId(), LogFilter.ALL, numbers))
              .add(" ORDER BY i.number " + direction);
      return scope.tx().list(sql, Rows::interaction);
    }
    return rowsInBlocks(scope, page, direction);
  }

  /** Finds the page's blocks by running totals over the rollup, then reads just these blocks. */
  private static List<Interaction> rowsInBlocks(Scope scope, PageRequest page, String direction)
      throws SQLException {
    Sql sql =
        new Sql("WITH cells AS (")
            .add(Cells.of(scope.tenantId(), scope.filter(), scope.range(), scope.head()))
            .add(
                """
                ), running AS (
                  SELECT block, sum(n) AS n, sum(sum(n)) OVER (ORDER BY block %s) AS upto
                    FROM cells GROUP BY block
                ), chosen AS (
                  SELECT block << 10 AS first, (block << 10) + 1023 AS last, upto - n AS before
                    FROM running WHERE upto > ? AND upto - n < ?
                )
                SELECT %s
                  FROM chosen c JOIN interaction i ON i.number BETWEEN c.first AND c.last
                 WHERE
                """
                    .formatted(direction, Rows.COLUMNS),
                page.offset(),
                page.offset() + page.limit())
            .add(Where.of(scope.tenantId(), scope.filter(), scope.range()))
            .add(
                " ORDER BY i.number "
                    + direction
                    + " OFFSET ? - (SELECT min(before) FROM chosen) LIMIT ?",
                page.offset(),
                page.limit());
    return scope.tx().list(sql, Rows::interaction);
  }

  private static Sql select(Sql where) {
    return new Sql("SELECT " + Rows.COLUMNS + " FROM interaction i WHERE ").add(where);
  }
}
