package dev.provenance.store;

import dev.provenance.model.JsonConditions.Condition;

/**
 * One condition on a payload, as SQL. Numbers compare as numbers and text as text (dates in ISO
 * 8601 therefore by time); values of different types are never equal and never ordered.
 */
final class JsonComparison {
  private JsonComparison() {}

  static Sql of(Condition condition) {
    String[] path = condition.path().toArray(String[]::new);
    String value = condition.value();
    return switch (condition.operator()) {
      case EXISTS -> new Sql("(json_at(i.payload, ?) IS NOT NULL) = ?::boolean", path, value);
      case EQUALS -> new Sql("coalesce(json_at(i.payload, ?) = ?::jsonb, false)", path, value);
      case CONTAINS ->
          new Sql(
              """
              coalesce((SELECT CASE jsonb_typeof(v)
                                 WHEN 'string' THEN position(w #>> '{}' IN v #>> '{}') > 0
                                 WHEN 'array' THEN EXISTS (SELECT FROM jsonb_array_elements(v) e WHERE e = w)
                                 WHEN 'object' THEN v @> w
                                 ELSE v = w
                               END
                          FROM json_at(i.payload, ?) v, (SELECT ?::jsonb AS w) w), false)
              """,
              path,
              value);
      case STARTS_WITH ->
          new Sql(
              """
              coalesce((SELECT jsonb_typeof(v) = 'string' AND starts_with(v #>> '{}', ?::jsonb #>> '{}')
                          FROM json_at(i.payload, ?) v), false)
              """,
              value,
              path);
      case GREATER -> ordered(path, ">", value);
      case GREATER_OR_EQUAL -> ordered(path, ">=", value);
      case LESS -> ordered(path, "<", value);
      case LESS_OR_EQUAL -> ordered(path, "<=", value);
    };
  }

  private static Sql ordered(String[] path, String operator, String value) {
    return new Sql(
        """
        coalesce((SELECT CASE WHEN jsonb_typeof(v) <> jsonb_typeof(w) THEN false
                              WHEN jsonb_typeof(v) = 'string'
                                THEN (v #>> '{}') COLLATE "C" %1$s (w #>> '{}') COLLATE "C"
                              ELSE v %1$s w
                         END
                    FROM json_at(i.payload, ?) v, (SELECT ?::jsonb AS w) w), false)
        """
            .formatted(operator),
        path,
        value);
  }
}
