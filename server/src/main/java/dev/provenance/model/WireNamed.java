package dev.provenance.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A constant that the API knows by a name of its own. */
public interface WireNamed {
  /** The name on the wire. */
  String wireName();

  /** The constant of a name; empty when there is none. */
  static <E extends Enum<E> & WireNamed> Optional<E> named(Class<E> of, String name) {
    return Arrays.stream(of.getEnumConstants()).filter(e -> e.wireName().equals(name)).findFirst();
  }

  /** What a message says is expected: all names there are. */
  static <E extends Enum<E> & WireNamed> String oneOf(Class<E> of) {
    return Arrays.stream(of.getEnumConstants())
        .map(WireNamed::wireName)
        .collect(Collectors.joining(", ", "one of ", ""));
  }
}
