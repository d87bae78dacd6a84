package dev.provenance.query;

import dev.provenance.model.Checks;
import dev.provenance.model.Faults;
import dev.provenance.model.WireNamed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of one question, read one by one; faults are collected, and thrown together by
 * {@link #done}. Empty values count as absent. Not for use by several threads.
 */
public final class Parameters {
  /** Characters: a text, and a star behind it. */
  private static final int LONGEST_PATTERN = Checks.LONGEST_TEXT + 1;

  private final Map<String, List<String>> values;
  private final String prefix;
  private final Faults faults = new Faults();

  /** Parameters of a URL. */
  public Parameters(Map<String, List<String>> values) {
    this(values, "");
  }

  /**
   * @param prefix put before a name when a fault is reported: the beginning of a JSON pointer, or
   *     nothing
   */
  Parameters(Map<String, List<String>> values, String prefix) {
    this.values = values;
    this.prefix = prefix;
  }

  /** All that was given, by name. */
  Map<String, List<String>> given() {
    Map<String, List<String>> given = new TreeMap<>();
    for (String name : values.keySet()) {
      if (has(name)) {
        given.put(name, all(name));
      }
    }
    return given;
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** Every value, or null when there is none. */
  <T> @Nullable List<T> list(String name, String expected, Function<String, Optional<T>> reading) {
    List<String> given = all(name);
    if (given.isEmpty()) {
      return null;
    }
    List<T> result = new ArrayList<>(given.size());
    for (String value : given) {
      reading
          .apply(value)
          .ifPresentOrElse(
              result::add,
              () -> fault(name, Checks.quote(value) + " (expected: " + expected + ")"));
    }
    return result;
  }

  /** Every value as it is, or null when there is none; faulty texts are reported. */
  @Nullable List<String> texts(String name) {
    List<String> given = all(name);
    given.forEach(value ->
        Checks.textFault(value, LONGEST_PATTERN).ifPresent(message -> fault(name, message)));
    return given.isEmpty() ? null : given;
  }

  /** A text of up to so many characters, given at most once. */
  Optional<String> text(String name, int longest) {
    Optional<String> text = one(name, "once", Optional::of);
    text.flatMap(value -> Checks.textFault(value, longest))
        .ifPresent(message -> fault(name, message));
    return text;
  }

  /** Faults what other questions know and this one does not: it would be ignored in silence. */
  void refuse(String question, String... names) {
    for (String name : names) {
      if (has(name)) {
        fault(name, "has no meaning for " + question);
      }
    }
  }

  <T> Optional<T> one(String name, String expected, Function<String, Optional<T>> reading) {
    List<T> found = list(name, expected, reading);
    if (found != null && found.size() > 1) {
      fault(name, "was given " + found.size() + " times (expected: once)");
    }
    return found == null ? Optional.empty() : found.stream().findFirst();
  }

  /** A constant by its name, given at most once. */
  <E extends Enum<E> & WireNamed> Optional<E> oneOf(String name, Class<E> of) {
    return one(name, WireNamed.oneOf(of), text -> WireNamed.named(of, text));
  }

  /** The same, of a parameter that must be there. */
  <E extends Enum<E> & WireNamed> Optional<E> requiredOneOf(String name, Class<E> of) {
    if (!has(name)) {
      fault(name, "is missing (expected: " + WireNamed.oneOf(of) + ")");
    }
    return oneOf(name, of);
  }

  int integer(String name, int absent, int least, int most) {
    return Math.toIntExact(number(name, least, most).orElse((long) absent));
  }

  Optional<Long> number(String name, long least, long most) {
    String expected =
        most == Long.MAX_VALUE
            ? "a whole number from " + least
            : "a whole number from " + least + " to " + most;
    return one(
        name,
        expected,
        text -> {
          try {
            long value = Long.parseLong(text);
            return value < least || value > most ? Optional.empty() : Optional.of(value);
          } catch (NumberFormatException e) {
            return Optional.empty();
          }
        });
  }

  /** The parameter {@code order}. */
  Optional<Boolean> ascending() {
    return one("order", "asc or desc", Parameters::ascending);
  }

  void fault(String name, String message) {
    faults.add(prefix + name, message);
  }

  Faults faults() {
    return faults;
  }

  /** Ends the reading: throws if anything was wrong. */
  void done() {
    faults.done();
  }

  private List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(v -> !v.isEmpty()).toList();
  }

  private static Optional<Boolean> ascending(String order) {
    return switch (order) {
      case "asc" -> Optional.of(true);
      case "desc" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
