package dev.provenance.sdk.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads and writes whole JSON documents. */
public final class Json {
  private Json() {}

  /**
   * Writes a value: null, Boolean, Number, CharSequence, Character, enum, UUID, java.time, Map,
   * Iterable, array, record, Optional, {@link RawJson}.
   *
   * @throws IllegalArgumentException for anything else, naming its class
   */
  public static byte[] write(@Nullable Object value) {
    JsonWriter writer = new JsonWriter();
    writer.value(value);
    return writer.toBytes();
  }

  /** Like {@link #write}, as text. */
  public static String text(@Nullable Object value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  /** Reads any value, see {@link RawJson#value}. */
  public static @Nullable Object read(String text) {
    return read(text, Object.class);
  }

  /**
   * Reads a value of a type: a record, a list, a map, a simple type.
   *
   * @throws JsonException if it is not JSON, or does not fit
   */
  public static @Nullable Object read(String text, Type type) {
    JsonParser parser = new JsonParser(text);
    Object value = new JsonBinder(parser).read(type);
    parser.end();
    return value;
  }

  /** Like {@link #read(String, Type)}, from UTF-8. */
  public static @Nullable Object read(byte[] utf8, Type type) {
    return read(decode(utf8), type);
  }

  /** The type of a generic record with its arguments, as in {@code Page<Origin>}. */
  public static Type type(Class<?> generic, Type... arguments) {
    return new Applied(generic, arguments);
  }

  private static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw new JsonException("JSON is UTF-8, and these " + utf8.length + " bytes are not", e);
    }
  }

  private record Applied(Class<?> generic, Type[] arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.clone();
    }

    @Override
    public Type getRawType() {
      return generic;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }
}
