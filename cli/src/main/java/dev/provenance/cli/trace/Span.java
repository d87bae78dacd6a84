package dev.provenance.cli.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The interactions that share a span id, in the order of their times, and the spans they caused.
 */
final class Span {
  private final String id;
  private final List<Step> steps = new ArrayList<>();
  private final List<Span> children = new ArrayList<>();
  private @Nullable Span parent;
  private Instant subtreeStart = Instant.MAX;
  private Instant subtreeEnd = Instant.MIN;

  Span(String id) {
    this.id = id;
  }

  void add(Step step) {
    steps.add(step);
    widen(step.time(), step.time());
  }

  void adopt(Span child) {
    children.add(child);
    child.parent = this;
  }

  /** Lets the parent's time include this span's; called for children before their parents. */
  void widenParent() {
    if (parent != null) {
      parent.widen(subtreeStart, subtreeEnd);
    }
  }

  String id() {
    return id;
  }

  List<Step> steps() {
    return steps;
  }

  List<Span> children() {
    return children;
  }

  /** The span above it in the tree. */
  @Nullable Span parent() {
    return parent;
  }

  /** The parent that its interactions name, be it part of the trace or not. */
  @Nullable String namedParent() {
    return steps.stream().map(Step::parentSpanId).filter(Objects::nonNull).findFirst().orElse(null);
  }

  Instant start() {
    return steps.getFirst().time();
  }

  /** From the first to the last interaction of this span and all below it. */
  Duration subtreeDuration() {
    return Duration.between(subtreeStart, subtreeEnd);
  }

  private void widen(Instant start, Instant end) {
    subtreeStart = start.isBefore(subtreeStart) ? start : subtreeStart;
    subtreeEnd = end.isAfter(subtreeEnd) ? end : subtreeEnd;
  }
}
