package dev.provenance.sdk.story;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An object of a story, member by member. */
record Nodes(Map<String, @Nullable Object> members) {
  @SuppressWarnings("unchecked") // a story has string names only
  static Nodes of(@Nullable Object object) {
    return new Nodes(object == null ? Map.of() : (Map<String, @Nullable Object>) object);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  @Nullable Object get(String name) {
    return members.get(name);
  }

  Nodes object(String name) {
    return of(members.get(name));
  }

  List<?> list(String name) {
    return members.get(name) instanceof List<?> list ? list : List.of();
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name)).map(Object::toString);
  }

  Optional<Integer> number(String name) {
    return text(name).map(Integer::valueOf);
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }
}
