package dev.provenance.store;

import dev.provenance.model.Kind;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads values of a row as the model's types. */
final class Columns {
  private Columns() {}

  /** Where the log and the rollup keep the number of a catalog entry. */
  static String of(Kind kind) {
    return switch (kind) {
      case RESOURCE_TYPE -> "type_no";
      case ACTION -> "action_no";
      case ORIGIN -> "origin_no";
    };
  }

  /**
   * A timestamp that is there; {@code -infinity}, an empty log's last date, is the smallest
   * instant.
   */
  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static @Nullable Instant optionalInstant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  static UUID uuid(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** An array; empty where there is none. */
  static List<Integer> integers(ResultSet row, int column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? List.of() : List.of((Integer[]) array.getArray());
  }

  static String[] strings(ResultSet row, int column) throws SQLException {
    return (String[]) row.getArray(column).getArray();
  }
}
