package dev.provenance.cli.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The spans of a trace, each below the one that it names as its parent. A parent that is not part
 * of the trace, or that would close a circle, leaves its child at the top.
 */
final class SpanForest {
  private final List<Span> roots = new ArrayList<>();
  private final List<Span> parentsFirst = new ArrayList<>();

  private SpanForest(Iterable<Span> spans) {
    for (Span span : spans) {
      if (span.parent() == null) {
        roots.add(span);
      }
    }
    Deque<Span> waiting = new ArrayDeque<>(roots);
    while (!waiting.isEmpty()) {
      Span span = waiting.pop();
      parentsFirst.add(span);
      span.children().reversed().forEach(waiting::push);
    }
    parentsFirst.reversed().forEach(Span::widenParent);
  }

  /** Of steps in the order of their times. */
  static SpanForest of(List<Step> steps) {
    Map<String, Span> spans = new LinkedHashMap<>();
    steps.forEach(step -> spans.computeIfAbsent(step.spanId(), Span::new).add(step));
    for (Span span : spans.values()) {
      Span parent = spans.get(span.namedParent());
      if (parent != null && !isWithin(parent, span)) {
        parent.adopt(span);
      }
    }
    return new SpanForest(spans.values());
  }

  /** Each followed by what it caused, as a tree is read from top to bottom. */
  List<Span> parentsFirst() {
    return parentsFirst;
  }

  private static boolean isWithin(Span inner, Span outer) {
    for (@Nullable Span at = inner; at != null; at = at.parent()) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }
}
