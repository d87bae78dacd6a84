package dev.provenance.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops partitions of the log that have been emptied. A partition is taken from the log first, by
 * means that let everybody else go on, and looked at again: should the clock of the database have
 * been set back and something have been recorded there meanwhile, it is given back.
 */
final class EmptyMonths {
  /**
   * Those of past months, and whether each still belongs to the log: one may have been left
   * halfway, which has to be ended before another can be begun.
   */
  private static final String PAST =
      """
      SELECT c.relname, p.inhrelid IS NOT NULL, coalesce(p.inhdetachpending, false)
        FROM pg_class c
        LEFT JOIN pg_inherits p ON p.inhrelid = c.oid AND p.inhparent = 'interaction'::regclass
       WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
         AND c.relname ~ '^interaction_[0-9]{4}_[0-9]{2}$'
         AND to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', now())
       ORDER BY 3 DESC, 1
      """;

  private EmptyMonths() {}

  private record Month(String table, boolean isAttached, boolean isBeingDetached) {}

  /** Returns the names of what it dropped. */
  static List<String> drop(Tx tx) throws SQLException {
    List<String> dropped = new ArrayList<>();
    List<Month> past =
        tx.list(
            new Sql(PAST),
            row -> new Month(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
    tx.commit();
    for (Month month : past) {
      boolean isTaken = !month.isAttached() || month.isBeingDetached();
      if ((isTaken || isEmpty(tx, month)) && isGone(tx, month)) {
        dropped.add(month.table());
      }
    }
    return dropped;
  }

  private static boolean isGone(Tx tx, Month month) throws SQLException {
    if (month.isAttached()) {
      String how = month.isBeingDetached() ? " FINALIZE" : " CONCURRENTLY";
      tx.alone("ALTER TABLE interaction DETACH PARTITION " + month.table() + how);
    }
    if (!isEmpty(tx, month)) {
      tx.alone(attach(month));
      return false;
    }
    tx.alone("DROP TABLE " + month.table());
    return true;
  }

  private static boolean isEmpty(Tx tx, Month month) throws SQLException {
    boolean isEmpty =
        tx.one(
            new Sql("SELECT NOT EXISTS (SELECT FROM " + month.table() + ")"),
            row -> row.getBoolean(1));
    tx.commit();
    return isEmpty;
  }

  private static String attach(Month month) {
    String first = month.table().substring("interaction_".length()).replace('_', '-') + "-01";
    return """
    ALTER TABLE interaction ATTACH PARTITION %s
      FOR VALUES FROM ('%s 00:00:00+00') TO (timestamptz '%s 00:00:00+00' + interval '1 month')
    """
        .formatted(month.table(), first, first);
  }
}
