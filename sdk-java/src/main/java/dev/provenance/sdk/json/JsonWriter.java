package dev.provenance.sdk.json;

import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes JSON on one line, as UTF-8. A lone surrogate is written as its escape. */
public final class JsonWriter {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[512];
  private int length;
  private int depth;

  /** Writes a value, see {@link Json#write}. */
  public void value(@Nullable Object value) {
    if (value == null) {
      ascii("null");
    } else if (value instanceof CharSequence || value instanceof Character) {
      string(value.toString());
    } else if (value instanceof Number number) {
      number(number);
    } else if (value instanceof Boolean) {
      ascii(value.toString());
    } else if (value instanceof Map<?, ?> map) {
      object(map);
    } else if (value instanceof Iterable<?> list) {
      array(list.iterator());
    } else if (value instanceof RawJson raw) {
      raw(raw);
    } else if (value instanceof Optional<?> optional) {
      value(optional.orElse(null));
    } else {
      rarer(value);
    }
  }

  /** Writes a string with its quotes. */
  public void string(String text) {
    room(text.length() + 2);
    bytes[length++] = '"';
    int at = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= 0x80 || c < ' ' || c == '"' || c == '\\') {
        break;
      }
      bytes[length++] = (byte) c;
    }
    while (at < text.length()) {
      at += character(text, at);
    }
    one('"');
  }

  /** Writes a time as the API has it: UTC, with milliseconds. */
  public void time(Instant moment) {
    one('"');
    ascii(Timestamps.text(moment));
    one('"');
  }

  /** Writes a single ASCII character as it is. */
  public void one(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  /** Writes ASCII characters as they are. */
  public void ascii(String text) {
    room(text.length());
    for (int i = 0; i < text.length(); i++) {
      bytes[length++] = (byte) text.charAt(i);
    }
  }

  /** What has been written, in an array of its own. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void rarer(Object value) {
    if (value instanceof Enum<?> constant) {
      string(constant.name());
    } else if (value instanceof ZonedDateTime time) {
      string(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    } else if (value instanceof UUID
        || value instanceof TemporalAccessor
        || value instanceof TemporalAmount) {
      string(value.toString());
    } else if (value.getClass().isArray()) {
      array(value);
    } else if (value.getClass().isRecord()) {
      record(value);
    } else {
      throw new IllegalArgumentException(
          value.getClass().getName()
              + " cannot be written as JSON (expected: null, Boolean, Number, CharSequence, enum,"
              + " UUID, java.time, Map, Iterable, array, record, Optional, RawJson)");
    }
  }

  private void number(Number number) {
    if (number instanceof Integer || number instanceof Long) {
      ascii(Long.toString(number.longValue()));
      return;
    }
    String text = number.toString();
    if (isFinite(number) || new JsonNumber(text).isValid()) {
      ascii(text);
      return;
    }
    throw new IllegalArgumentException(
        "the " + number.getClass().getName() + " " + text + " is no number in JSON");
  }

  private static boolean isFinite(Number number) {
    return (number instanceof Double || number instanceof Float)
        && Double.isFinite(number.doubleValue());
  }

  private void object(Map<?, ?> map) {
    nest('{');
    boolean first = true;
    for (Map.Entry<?, ?> member : map.entrySet()) {
      if (!first) {
        one(',');
      }
      first = false;
      string(name(member.getKey()));
      one(':');
      value(member.getValue());
    }
    unnest('}');
  }

  private void record(Object record) {
    RecordShape shape = RecordShape.of(record.getClass());
    nest('{');
    String[] names = shape.names();
    for (int i = 0; i < names.length; i++) {
      if (i > 0) {
        one(',');
      }
      string(names[i]);
      one(':');
      value(shape.value(record, i));
    }
    unnest('}');
  }

  private void array(Iterator<?> elements) {
    nest('[');
    for (boolean first = true; elements.hasNext(); first = false) {
      if (!first) {
        one(',');
      }
      value(elements.next());
    }
    unnest(']');
  }

  private void array(Object array) {
    nest('[');
    for (int i = 0; i < Array.getLength(array); i++) {
      if (i > 0) {
        one(',');
      }
      value(Array.get(array, i));
    }
    unnest(']');
  }

  /** A line stays a line: outside strings, where alone they can be, line ends are mere space. */
  private void raw(RawJson raw) {
    byte[] utf8 = raw.text().replace('\n', ' ').replace('\r', ' ').getBytes(StandardCharsets.UTF_8);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
  }

  private static String name(@Nullable Object key) {
    if (key instanceof Enum<?> constant) {
      return constant.name();
    }
    if (key instanceof CharSequence
        || key instanceof Number
        || key instanceof UUID
        || key instanceof Character
        || key instanceof Boolean) {
      return key.toString();
    }
    throw new IllegalArgumentException(
        "a key of a map is "
            + (key == null ? "null" : "a " + key.getClass().getName())
            + " (expected: a string, a number, an enum or a UUID)");
  }

  private void nest(char bracket) {
    if (++depth > JsonParser.MAX_DEPTH) {
      throw new IllegalArgumentException(
          "a value nests deeper than " + JsonParser.MAX_DEPTH + "; does it contain itself?");
    }
    one(bracket);
  }

  private void unnest(char bracket) {
    depth--;
    one(bracket);
  }

  /** Writes the character at a position and says how many chars of the text it took. */
  private int character(String text, int at) {
    char c = text.charAt(at);
    room(6);
    if (c == '"' || c == '\\') {
      bytes[length++] = '\\';
      bytes[length++] = (byte) c;
    } else if (c < ' ') {
      control(c);
    } else if (c < 0x80) {
      bytes[length++] = (byte) c;
    } else if (c < 0x800) {
      bytes[length++] = (byte) (0xc0 | (c >> 6));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    } else if (!Character.isSurrogate(c)) {
      bytes[length++] = (byte) (0xe0 | (c >> 12));
      bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
      bytes[length++] = (byte) (0x80 | (c & 0x3f));
    } else {
      return surrogate(text, at);
    }
    return 1;
  }

  private int surrogate(String text, int at) {
    int point = text.codePointAt(at);
    if (!Character.isSupplementaryCodePoint(point)) {
      escape(text.charAt(at));
      return 1;
    }
    bytes[length++] = (byte) (0xf0 | (point >> 18));
    bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3f));
    bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
    bytes[length++] = (byte) (0x80 | (point & 0x3f));
    return 2;
  }

  private void control(char c) {
    int letter = "\b\t\n\f\r".indexOf(c);
    if (letter < 0) {
      escape(c);
      return;
    }
    bytes[length++] = '\\';
    bytes[length++] = (byte) "btnfr".charAt(letter);
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(c >> shift) & 0xf];
    }
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, more)));
    }
  }
}
