package dev.provenance.sdk.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the next value of a parser as a given type. */
final class JsonBinder {
  private final JsonParser parser;

  JsonBinder(JsonParser parser) {
    this.parser = parser;
  }

  @Nullable Object read(Type type) {
    int start = parser.position();
    if (type == RawJson.class) {
      parser.skipValue();
      String text = parser.since(start);
      return text.equals("null") ? null : RawJson.checked(text);
    }
    if (parser.peek() == 'n') {
      parser.word("null");
      return null;
    }
    Class<?> raw = raw(type);
    if (raw.isRecord()) {
      return record(RecordShape.of(raw), arguments(type));
    }
    if (raw == List.class) {
      return list(arguments(type)[0]);
    }
    if (raw == Map.class) {
      return map(arguments(type)[1]);
    }
    return raw == Object.class ? any() : simple(raw);
  }

  private @Nullable Object any() {
    return switch (parser.peek()) {
      case '{' -> map(Object.class);
      case '[' -> list(Object.class);
      case '"' -> parser.string();
      case 't', 'f' -> bool();
      default -> parser.number();
    };
  }

  private Object record(RecordShape shape, Type[] arguments) {
    @Nullable Object[] values = shape.absent();
    parser.open('{');
    for (boolean more = !parser.close('}'); more; more = parser.next('}')) {
      int component = shape.find(parser.name());
      if (component < 0) {
        parser.skipValue();
        continue;
      }
      Object value = read(shape.type(component, arguments));
      if (value != null) {
        values[component] = value;
      }
    }
    return shape.create(values);
  }

  private List<@Nullable Object> list(Type element) {
    List<@Nullable Object> list = new ArrayList<>();
    parser.open('[');
    for (boolean more = !parser.close(']'); more; more = parser.next(']')) {
      list.add(read(element));
    }
    return list;
  }

  private Map<String, @Nullable Object> map(Type value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    parser.open('{');
    for (boolean more = !parser.close('}'); more; more = parser.next('}')) {
      map.put(parser.name(), read(value));
    }
    return map;
  }

  private Object simple(Class<?> type) {
    char first = parser.peek();
    if (type == boolean.class || type == Boolean.class) {
      return bool();
    }
    if (first != '"' && isNumber(type)) {
      return number(parser.number(), type);
    }
    if (first != '"') {
      throw new JsonException("expected a string for " + type.getSimpleName() + ", found " + first);
    }
    return text(parser.string(), type);
  }

  private boolean bool() {
    boolean value = parser.peek() == 't';
    parser.word(value ? "true" : "false");
    return value;
  }

  private static boolean isNumber(Class<?> type) {
    return type == long.class
        || type == int.class
        || type == Long.class
        || type == Integer.class
        || type == BigDecimal.class
        || type == double.class
        || type == Double.class;
  }

  private static Object number(Number number, Class<?> type) {
    BigDecimal exact = new BigDecimal(number.toString());
    try {
      if (type == long.class || type == Long.class) {
        return exact.longValueExact();
      }
      if (type == int.class || type == Integer.class) {
        return exact.intValueExact();
      }
    } catch (ArithmeticException e) {
      throw new JsonException("expected a whole number in range, found " + number, e);
    }
    return type == BigDecimal.class ? exact : (Object) exact.doubleValue();
  }

  private static Object text(String text, Class<?> type) {
    if (type == String.class) {
      return text;
    }
    try {
      if (type == UUID.class) {
        return UUID.fromString(text);
      }
      if (type == Instant.class) {
        return OffsetDateTime.parse(text).toInstant();
      }
      if (type.isEnum()) {
        return constant(text, type);
      }
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new JsonException("expected " + type.getSimpleName() + ", found \"" + text + "\"", e);
    }
    throw new JsonException("cannot read \"" + text + "\" as " + type.getName());
  }

  /** A constant by the text it has, or by its name in any case. */
  private static Object constant(String text, Class<?> type) {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equalsIgnoreCase(text)
          || ((Enum<?>) constant).name().equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType applied) {
      return (Class<?>) applied.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  private static Type[] arguments(Type type) {
    return type instanceof ParameterizedType applied
        ? applied.getActualTypeArguments()
        : new Type[] {Object.class, Object.class};
  }
}
