package dev.provenance.store;

import dev.provenance.model.Draft;
import dev.provenance.model.Interaction;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads whole rows of the log. */
final class Rows {
  /** Twelve of {@code interaction i}. */
  static final String WITHOUT_PAYLOADS =
      """
      i.number, i.created_date, i.resource_id, i.type_no, i.action_no, i.origin_no, i.uow_id, i.user_id,
      i.span_id, i.parent_span_id, i.interaction_timestamp, i.external_reference\
      """;

  static final String COLUMNS = WITHOUT_PAYLOADS + ", i.payload, i.external_response ";

  /** The same, with nothing in place of the payloads. */
  static final String NO_PAYLOADS = WITHOUT_PAYLOADS + ", NULL, NULL ";

  /** How many columns that are. */
  static final int COUNT = 14;

  private Rows() {}

  static Interaction interaction(ResultSet row) throws SQLException {
    return new Interaction(
        row.getLong(1),
        Columns.instant(row, 2),
        new Draft(
            row.getString(3),
            row.getInt(4),
            row.getInt(5),
            row.getInt(6),
            Columns.uuid(row, 7),
            row.getString(8),
            row.getString(9),
            row.getString(10),
            Columns.optionalInstant(row, 11),
            row.getString(12),
            row.getString(13),
            row.getString(14)));
  }
}
