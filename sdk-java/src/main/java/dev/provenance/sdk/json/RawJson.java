package dev.provenance.sdk.json;

import org.jspecify.annotations.Nullable;

/**
 * A JSON value as text. In a payload it is passed through as it is; in an answer it is what was
 * recorded, to the letter: order of members, spelling of numbers, repeated members.
 */
public final class RawJson {
  private final String text;

  private RawJson(String text) {
    this.text = text;
  }

  /**
   * A value to pass through.
   *
   * @throws IllegalArgumentException if it is not exactly one JSON value (RFC 8259)
   */
  public static RawJson of(String text) {
    new JsonParser(text).skipDocument();
    return new RawJson(text);
  }

  static RawJson checked(String text) {
    return new RawJson(text);
  }

  /** The value as text. */
  public String text() {
    return text;
  }

  /**
   * The value as Java has it: {@code Map<String, Object>}, {@code List<Object>}, {@code String},
   * {@code Long}, {@code BigDecimal} for what is no {@code long}, {@code Boolean} or null.
   */
  public @Nullable Object value() {
    return Json.read(text);
  }

  /**
   * The value as a record of yours. Its components are found by name; what the value lacks is null,
   * 0, false or empty.
   *
   * @throws IllegalArgumentException if the value does not fit
   */
  public <T> T as(Class<T> record) {
    Object value = Json.read(text, record);
    if (value == null) {
      throw new JsonException("expected a " + record.getSimpleName() + ", found null");
    }
    return record.cast(value);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RawJson that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The same as {@link #text}. */
  @Override
  public String toString() {
    return text;
  }
}
