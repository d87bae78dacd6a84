package dev.provenance.cli.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class SpanForestTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void of_childBeforeItsParent_isBelowIt() {
    SpanForest forest = SpanForest.of(List.of(step("child", "parent", 0), step("parent", null, 1)));

    assertThat(ids(forest)).containsExactly("parent", "child");
  }

  @Test
  void of_circle_losesNobody() {
    SpanForest forest =
        SpanForest.of(
            List.of(
                step("a", "b", 0), step("b", "c", 1), step("c", "a", 2), step("self", "self", 3)));

    assertThat(ids(forest)).containsExactlyInAnyOrder("a", "b", "c", "self");
  }

  @Test
  void of_subtree_lastsFromItsFirstToItsLast() {
    SpanForest forest =
        SpanForest.of(List.of(step("a", null, 0), step("b", "a", 5), step("c", "b", 9)));

    assertThat(forest.parentsFirst())
        .extracting(Span::subtreeDuration)
        .containsExactly(Duration.ofSeconds(9), Duration.ofSeconds(4), Duration.ZERO);
  }

  @Test
  void of_veryDeepChain_isNoProblem() {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      steps.add(step("s" + i, i == 0 ? null : "s" + (i - 1), i));
    }

    assertThat(SpanForest.of(steps).parentsFirst()).hasSize(5_000);
  }

  @Test
  void duration_twoUnitsThatMatter() {
    assertThat(Offset.duration(Duration.ofMillis(999))).isEqualTo("999ms");
    assertThat(Offset.duration(Duration.ofMillis(1_200))).isEqualTo("1.2s");
    assertThat(Offset.duration(Duration.ofMinutes(1))).isEqualTo("1m00s");
    assertThat(Offset.duration(Duration.ofHours(1))).isEqualTo("1h00m");
    assertThat(Offset.duration(Duration.ofHours(52))).isEqualTo("2d04h");
    assertThat(Offset.of(Duration.ofMillis(-5))).isEqualTo("-5ms");
    assertThat(Offset.of(Duration.ZERO)).isEqualTo("+0ms");
  }

  private static List<String> ids(SpanForest forest) {
    return forest.parentsFirst().stream().map(Span::id).toList();
  }

  private static Step step(String span, @Nullable String parent, int second) {
    ObjectNode row = new JsonMapper().createObjectNode();
    row.put("spanId", span).put("parentSpanId", parent);
    row.put("createdDate", START.plusSeconds(second).toString());
    return new Step(row);
  }
}
