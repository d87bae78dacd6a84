package dev.provenance.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.model.Draft;
import dev.provenance.model.ProblemException;
import dev.provenance.store.LogWriter.Position;
import dev.provenance.store.Remembered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BatchPlanTest {
  private static final Position AFTER_100 = new Position(100, Instant.EPOCH, 0);
  private static final byte[] HASH = {1};
  private static final byte[] OTHER_HASH = {2};

  @Test
  void plan_withoutKeys_numbersEverythingInOrder() {
    Append first = append(2, null);
    Append second = append(1, null);
    BatchPlan plan = new BatchPlan(List.of(first, second), Map.of());

    plan.succeed(AFTER_100);

    assertThat(plan.fresh()).hasSize(3);
    assertThat(first.await().numbers()).containsExactly(101, 102);
    assertThat(second.await().numbers()).containsExactly(103);
    assertThat(second.await().isReplay()).isFalse();
    assertThat(plan.remembered(AFTER_100)).isEmpty();
  }

  @Test
  void plan_keyKnownFromBefore_answersTheOldNumbers() {
    Append again = append(2, key("k", HASH));
    BatchPlan plan =
        new BatchPlan(List.of(again), Map.of("k", new Remembered("k", HASH, new long[] {7, 8})));

    plan.succeed(AFTER_100);

    assertThat(plan.fresh()).isEmpty();
    assertThat(again.await().numbers()).containsExactly(7, 8);
    assertThat(again.await().isReplay()).isTrue();
    assertThat(plan.remembered(AFTER_100)).isEmpty();
  }

  @Test
  void plan_keyTwiceInOneGroup_storesOnce() {
    Append first = append(2, key("k", HASH));
    Append again = append(2, key("k", HASH));
    BatchPlan plan = new BatchPlan(List.of(first, again), Map.of());

    plan.succeed(AFTER_100);

    assertThat(plan.fresh()).hasSize(2);
    assertThat(again.await().numbers()).isEqualTo(first.await().numbers());
    assertThat(first.await().isReplay()).isFalse();
    assertThat(again.await().isReplay()).isTrue();
    assertThat(plan.remembered(AFTER_100))
        .singleElement()
        .satisfies(r -> assertThat(r.numbers()).containsExactly(101, 102));
  }

  @Test
  void plan_keyWithAnotherRequest_failsThatRequestAlone() {
    Append first = append(1, key("k", HASH));
    Append wrong = append(3, key("k", OTHER_HASH));
    Append last = append(1, null);
    BatchPlan plan = new BatchPlan(List.of(first, wrong, last), Map.of());

    plan.succeed(AFTER_100);

    assertThat(plan.fresh()).hasSize(2);
    assertThat(first.await().numbers()).containsExactly(101);
    assertThat(last.await().numbers()).containsExactly(102);
    assertThatThrownBy(wrong::await).isInstanceOf(ProblemException.class).hasMessageContaining("k");
  }

  @Test
  void plan_itemWithAnotherRequest_takesBackTheItemsBeforeIt() {
    Append wrong = items(key("new", HASH), key("old", OTHER_HASH));
    Append next = items(key("new", HASH));
    BatchPlan plan =
        new BatchPlan(
            List.of(wrong, next), Map.of("old", new Remembered("old", HASH, new long[] {5})));

    plan.succeed(AFTER_100);

    assertThatThrownBy(wrong::await).isInstanceOf(ProblemException.class);
    assertThat(plan.fresh()).hasSize(1);
    assertThat(next.await().numbers()).containsExactly(101);
    assertThat(next.await().isReplay()).isFalse();
  }

  @Test
  void plan_itemsPartlyKnown_mixesOldAndNew() {
    Append mixed = items(key("old", HASH), null, key("new", HASH), key("new", HASH));
    BatchPlan plan =
        new BatchPlan(List.of(mixed), Map.of("old", new Remembered("old", HASH, new long[] {5})));

    plan.succeed(AFTER_100);

    assertThat(mixed.await().numbers()).containsExactly(5, 101, 102, 102);
    assertThat(mixed.await().isNew()).containsExactly(false, true, true, false);
    assertThat(mixed.await().isReplay()).isFalse();
    assertThat(plan.remembered(AFTER_100)).singleElement().matches(r -> r.key().equals("new"));
  }

  private static Append append(int count, @Nullable RequestKey key) {
    return new Append(Collections.nCopies(count, draft()), List.of(), key, 0);
  }

  private static Append items(@Nullable RequestKey... keys) {
    List<@Nullable RequestKey> list = new ArrayList<>();
    for (@Nullable RequestKey key : keys) {
      list.add(key);
    }
    return new Append(Collections.nCopies(keys.length, draft()), list, null, 0);
  }

  private static RequestKey key(String text, byte[] hash) {
    return new RequestKey(text, hash);
  }

  private static Draft draft() {
    return new Draft("r", 1, 1, 1, new UUID(0, 1), null, null, null, null, null, null, null);
  }
}
