package dev.provenance.store;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The next rows in one direction: so many at most, and, as a payload may have a mebibyte, only so
 * many bytes of payloads, but one row at least.
 */
final class Piece {
  private Piece() {}

  /** How much one may be. */
  record Size(int rows, long bytes) {}

  /**
   * Reads one.
   *
   * @param patience as of {@link AnswerRows#listing}
   */
  static Stretch read(
      AnswerRows answers, Matches matches, boolean ascending, Size most, Duration patience)
      throws SQLException {
    Tx tx = matches.question().tx();
    List<AnswerRows.Sized> rows = tx.list(sql(matches, ascending, most), AnswerRows.Sized::of);
    boolean hasMore =
        rows.size() == most.rows()
            || (!rows.isEmpty() && rows.getLast().bytesUpTo() >= most.bytes());
    return answers.stretch(tx, rows, hasMore, matches.question().snapshot().forCallers(), patience);
  }

  private static Sql sql(Matches matches, boolean ascending, Size most) {
    String order = "i.number " + (ascending ? "ASC" : "DESC");
    boolean isOrdered = matches.path().filter(AccessPath::isOrdered).isPresent();
    Sql rows =
        new Sql("SELECT " + Rows.COLUMNS)
            .add(isOrdered ? matches.first(ascending, 0, most.rows()) : matches.from())
            .add(" ORDER BY " + order + " LIMIT ?", most.rows());
    return AnswerRows.sized(rows, order, most.bytes());
  }
}
