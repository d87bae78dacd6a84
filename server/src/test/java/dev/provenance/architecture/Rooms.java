package dev.provenance.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** The server's packages, the stations of a request, and which of the others each may use. */
final class Rooms extends ArchCondition<JavaClass> {
  /** {@code Main} and {@code App} wire all of them together and are used by none. */
  private static final String ENTRANCE = "";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("backup", Set.of("store", "model")),
          Map.entry("fsck", Set.of("store", "model")),
          Map.entry("retention", Set.of("store", "model")),
          Map.entry("http", Set.of("ingest", "query", "access", "catalog", "model")),
          Map.entry("ingest", Set.of("catalog", "store", "model")),
          Map.entry("query", Set.of("catalog", "store", "model")),
          Map.entry("access", Set.of("catalog", "store", "model")),
          Map.entry("catalog", Set.of("store", "model")),
          Map.entry("store", Set.of("model")),
          Map.entry("model", Set.of()),
          Map.entry("settings", Set.of("model")),
          Map.entry("embedded", Set.of()));

  Rooms() {
    super("use only the rooms below their own");
  }

  @Override
  public void check(JavaClass user, ConditionEvents events) {
    String from = room(user);
    if (from.equals(ENTRANCE)) {
      return;
    }
    if (!MAY_USE.containsKey(from)) {
      violation(
          user, "%s is in no room known: add '%s' to the table".formatted(user, from), events);
      return;
    }
    for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
      JavaClass used = dependency.getTargetClass().getBaseComponentType();
      if (isOurs(used) && !room(used).equals(from) && !MAY_USE.get(from).contains(room(used))) {
        violation(user, dependency.getDescription(), events);
      }
    }
  }

  private static void violation(JavaClass user, String text, ConditionEvents events) {
    events.add(SimpleConditionEvent.violated(user, text));
  }

  private static boolean isOurs(JavaClass used) {
    return (used.getPackageName() + ".").startsWith(ServerClasses.ROOT + ".");
  }

  private static String room(JavaClass ofServer) {
    String below = ofServer.getPackageName().substring(ServerClasses.ROOT.length());
    return below.isEmpty() ? ENTRANCE : below.split("\\.", -1)[1];
  }
}
