import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Secrets that let nobody in, in classes by how much of a real one is right in them. */
final class Guesses {
  private static final String HEX = "0123456789abcdef";
  private static final String BASE64URL =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  /** Of each class: as many as there are keys that differ from one in their last digit. */
  static final int MEMBERS = HEX.length() - 1;

  /** Some are the same, and only their answers are taken for this much later. */
  private static final List<Integer> LATER_MICROS = List.of(1, 20, 50);

  static final int MOST_LATER_MICROS = LATER_MICROS.getLast();

  private final Random random;

  /** What is to come out: {@link #MAY_DIFFER} is what only holders of a whole secret could see. */
  enum Expected {
    REFERENCE,
    SAME,
    MAY_DIFFER,
    LATER
  }

  /**
   * A class.
   *
   * @param laterMicros added to each time
   */
  record Group(String name, Expected expected, List<String> secrets, int laterMicros) {
    static Group thatWas(String name, List<String> secrets) {
      return new Group(name, Expected.MAY_DIFFER, secrets, 0);
    }
  }

  Guesses(Random random) {
    this.random = random;
  }

  List<Group> ofKey(String real) {
    return of("pak_", real, HEX, bytes -> HexFormat.of().formatHex(bytes));
  }

  List<Group> ofToken(String real) {
    return of("pat_", real, BASE64URL, Base64.getUrlEncoder().withoutPadding()::encodeToString);
  }

  private interface Encoding {
    String text(byte[] bytes);
  }

  private List<Group> of(String start, String real, String digits, Encoding encoding) {
    int last = real.length() - 1;
    String rest = real.substring(start.length());
    IntFunction<String> never = i -> start + encoding.text(random32());
    List<Group> groups = new ArrayList<>();
    groups.add(group("never there", Expected.REFERENCE, never, 0));
    groups.add(group("never there, others", Expected.SAME, never, 0));
    groups.add(
        group("wrong in every character", Expected.SAME, i -> start + shifted(rest, digits, i), 0));
    groups.add(
        group(
            "wrong in the last character",
            Expected.SAME,
            i -> real.substring(0, last) + shifted(real.substring(last), digits, i),
            0));
    for (int micros : LATER_MICROS) {
      groups.add(
          group("never there, %d µs later".formatted(micros), Expected.LATER, never, micros));
    }
    return groups;
  }

  private static Group group(
      String name, Expected expected, IntFunction<String> secret, int laterMicros) {
    List<String> secrets = IntStream.rangeClosed(1, MEMBERS).mapToObj(secret).toList();
    return new Group(name, expected, secrets, laterMicros);
  }

  /** Another digit in each place. */
  private static String shifted(String text, String digits, int by) {
    StringBuilder result = new StringBuilder();
    for (char c : text.toCharArray()) {
      result.append(digits.charAt((digits.indexOf(c) + by) % digits.length()));
    }
    return result.toString();
  }

  private byte[] random32() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return bytes;
  }
}
