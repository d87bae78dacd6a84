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

  private record Sized(Interaction interaction, long bytesUpTo) {}

  static Piece read(Matches matches, boolean ascending, int mostRows, long mostBytes)
      throws SQLException {
    List<Sized> found =
        matches.question().tx().list(sql(matches, ascending, mostRows, mostBytes), Piece::sized);
    boolean isCut =
        found.size() == mostRows || (!found.isEmpty() && found.getLast().bytesUpTo() >= mostBytes);
    return new Piece(found.stream().map(Sized::interaction).toList(), isCut);
  }

  /** Sizes are known without reading the payloads, so those of rows beyond the end are not read. */
  private static Sql sql(Matches matches, boolean ascending, int mostRows, long mostBytes) {
    String order = " ORDER BY i.number " + (ascending ? "ASC" : "DESC");
    boolean isOrdered = matches.path().filter(AccessPath::isOrdered).isPresent();
    return new Sql(
            """
            SELECT * FROM (
              SELECT %1$s, sum(i.bytes) OVER (%2$s ROWS UNBOUNDED PRECEDING) AS bytes_up_to, i.bytes
                FROM (SELECT %1$s, coalesce(octet_length(i.payload), 0) + coalesce(octet_length(i.external_response), 0) AS bytes
            """
                .formatted(Rows.COLUMNS, order))
        .add(isOrdered ? matches.first(ascending, 0, mostRows) : matches.from())
        .add(order + " LIMIT ?) i) i WHERE i.bytes_up_to - i.bytes < ?", mostRows, mostBytes)
        .add(order);
  }

  private static Sized sized(ResultSet row) throws SQLException {
    return new Sized(Rows.interaction(row), row.getLong("bytes_up_to"));
  }
}
