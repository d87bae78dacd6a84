package dev.provenance.ingest;

import dev.provenance.model.Draft;
import dev.provenance.model.ProblemException;
import dev.provenance.store.LogWriter.Position;
import dev.provenance.store.Remembered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a group of appends is new and what was there before. A slot stands for one wanted
 * interaction: zero or less is minus the index of a new draft, more is the number of an old one.
 */
final class BatchPlan {
  private final Map<String, Remembered> recalled;
  private final List<Draft> fresh = new ArrayList<>();
  private final Map<Append, Wanted> slots = new LinkedHashMap<>();
  private final Map<String, Claim> claims = new HashMap<>();

  /**
   * What an append asks for.
   *
   * @param isNew by interaction: whether it is stored for this append, not for an earlier one with
   *     the same key
   */
  private record Wanted(long[] slots, boolean[] isNew) {}

  /** A key first used in this very batch. */
  private record Claim(byte[] requestHash, long[] slots) {}

  /**
   * @param recalled what the keys of these appends were used for before
   */
  BatchPlan(List<Append> appends, Map<String, Remembered> recalled) {
    this.recalled = recalled;
    for (Append append : appends) {
      place(append);
    }
  }

  static List<String> keysOf(List<Append> appends) {
    List<String> keys = new ArrayList<>();
    for (Append append : appends) {
      RequestKey request = append.requestKey();
      if (request != null) {
        keys.add(request.text());
      }
      for (int i = 0; i < append.drafts().size(); i++) {
        RequestKey item = append.itemKey(i);
        if (item != null) {
          keys.add(item.text());
        }
      }
    }
    return keys;
  }

  List<Draft> fresh() {
    return fresh;
  }

  boolean hasKeys() {
    return !claims.isEmpty();
  }

  /** The keys to remember, once it is known where the new drafts came to lie. */
  List<Remembered> remembered(Position position) {
    List<Remembered> result = new ArrayList<>(claims.size());
    claims.forEach((key, claim) ->
        result.add(new Remembered(key, claim.requestHash(), numbers(claim.slots(), position))));
    return result;
  }

  /** Tells every append of the plan where its interactions are. */
  void succeed(Position position) {
    slots.forEach((append, wanted) ->
        append.succeed(
            new Append.Outcome(
                numbers(wanted.slots(), position),
                wanted.isNew(),
                position.createdDate(),
                position.catalogVersion())));
  }

  private void place(Append append) {
    int mark = fresh.size();
    Map<String, Claim> claimed = new HashMap<>();
    try {
      Wanted wanted = wanted(append, claimed);
      claims.putAll(claimed);
      slots.put(append, wanted);
    } catch (ProblemException e) {
      fresh.subList(mark, fresh.size()).clear();
      append.fail(e);
    }
  }

  private Wanted wanted(Append append, Map<String, Claim> claimed) {
    RequestKey request = append.requestKey();
    long @Nullable [] before = request == null ? null : before(request, claimed);
    if (before != null) {
      return new Wanted(before, new boolean[before.length]);
    }
    long[] wanted = new long[append.drafts().size()];
    boolean[] isNew = new boolean[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      int mark = fresh.size();
      wanted[i] = wanted(append.drafts().get(i), append.itemKey(i), claimed);
      isNew[i] = fresh.size() > mark;
    }
    if (request != null) {
      claimed.put(request.text(), new Claim(request.requestHash(), wanted));
    }
    return new Wanted(wanted, isNew);
  }

  private long wanted(Draft draft, @Nullable RequestKey key, Map<String, Claim> claimed) {
    long @Nullable [] before = key == null ? null : before(key, claimed);
    if (before != null) {
      return before[0];
    }
    long slot = -fresh.size();
    fresh.add(draft);
    if (key != null) {
      claimed.put(key.text(), new Claim(key.requestHash(), new long[] {slot}));
    }
    return slot;
  }

  /** What a key stands for already, or null when it is new. */
  private long @Nullable [] before(RequestKey key, Map<String, Claim> claimed) {
    Remembered old = recalled.get(key.text());
    if (old != null) {
      key.check(old.requestHash());
      return old.numbers();
    }
    Claim claim = claimed.getOrDefault(key.text(), claims.get(key.text()));
    if (claim != null) {
      key.check(claim.requestHash());
      return claim.slots();
    }
    return null;
  }

  private static long[] numbers(long[] slots, Position position) {
    return LongStream.of(slots)
        .map(slot -> slot > 0 ? slot : position.before() + 1 - slot)
        .toArray();
  }
}
