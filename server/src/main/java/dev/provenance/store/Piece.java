package dev.provenance.store;

import dev.provenance.model.Interaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The next rows in one direction: so many at most, and, as a payload may have a mebibyte, only so
 * many bytes of payloads, but one row at least.
 *
 * @param rows in the order of the direction
 * @param isCut whether more may match
 */
record Piece(List<Interaction> rows, boolean isCut) {

  /** How much one may be. */
  record Size(int rows, long bytes) {}

  private record Step(AnswerRows.Sized row, long bytesUpTo) {
    static Step of(ResultSet row) throws SQLException {
      return new Step(AnswerRows.sized(row), row.getLong("bytes_up_to"));
    }
  }

  static Piece read(AnswerRows answers, Matches matches, boolean ascending, Size most)
      throws SQLException {
    Tx tx = matches.question().tx();
    List<Step> found = tx.list(sql(matches, ascending, most), Step::of);
    boolean isCut =
        found.size() == most.rows()
            || (!found.isEmpty() && found.getLast().bytesUpTo() >= most.bytes());
    return new Piece(answers.complete(tx, found.stream().map(Step::row).toList()), isCut);
  }

  /** Sizes are known without reading the payloads, so those of rows beyond the end are not read. */
  private static Sql sql(Matches matches, boolean ascending, Size most) {
    String order = " ORDER BY i.number " + (ascending ? "ASC" : "DESC");
    boolean isOrdered = matches.path().filter(AccessPath::isOrdered).isPresent();
    return new Sql(
            """
            SELECT * FROM (
              SELECT %1$s, %2$s AS bytes, sum(%2$s) OVER (%3$s ROWS UNBOUNDED PRECEDING) AS bytes_up_to
                FROM (SELECT %4$s
            """
                .formatted(AnswerRows.COLUMNS, AnswerRows.BYTES, order, Rows.COLUMNS))
        .add(isOrdered ? matches.first(ascending, 0, most.rows()) : matches.from())
        .add(order + " LIMIT ?) i) i WHERE i.bytes_up_to - i.bytes < ?", most.rows(), most.bytes())
        .add(order);
  }
}
