package dev.provenance.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** A statement under construction: its text, and the values of its parameters in order. */
final class Sql {
  private final StringBuilder text = new StringBuilder();
  private final List<@Nullable Object> arguments = new ArrayList<>();

  Sql(String text, @Nullable Object... arguments) {
    add(text, arguments);
  }

  Sql add(String fragment, @Nullable Object... values) {
    text.append(fragment);
    arguments.addAll(Arrays.asList(values));
    return this;
  }

  Sql add(Sql other) {
    text.append(other.text);
    arguments.addAll(other.arguments);
    return this;
  }

  String text() {
    return text.toString();
  }

  /** Binds the arguments from parameter {@code first} on. */
  void bind(PreparedStatement statement, int first) throws SQLException {
    int index = first;
    for (Object argument : arguments) {
      bind(statement, index++, argument);
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setNull(index, Types.NULL);
      case Instant instant -> statement.setObject(index, instant.atOffset(ZoneOffset.UTC));
      case String[] array -> bindArray(statement, index, "text", array);
      case UUID[] array -> bindArray(statement, index, "uuid", array);
      case int[] array -> bindArray(statement, index, "int4", array);
      case Long[] array -> bindArray(statement, index, "int8", array);
      case byte[][] array -> bindArray(statement, index, "bytea", array);
      default -> statement.setObject(index, value);
    }
  }

  private static void bindArray(PreparedStatement statement, int index, String type, Object array)
      throws SQLException {
    PGConnection connection = statement.getConnection().unwrap(PGConnection.class);
    statement.setArray(index, connection.createArrayOf(type, array));
  }

  @Override
  public String toString() {
    return text();
  }
}
