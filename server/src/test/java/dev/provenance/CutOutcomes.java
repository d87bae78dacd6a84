package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.Recordings.Recording;
import dev.provenance.Recordings.Told;
import dev.provenance.testkit.CuttingProxy.Cut;
import dev.provenance.testkit.ProtocolMessage.Kind;
import dev.provenance.testkit.ProtocolMessage.Sender;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of recordings that exchange the same messages with the database, each of them cut at
 * one.
 *
 * @param messages in the order in which they are carried
 * @param opening how many of them open the connection, before the recording's own
 */
record CutOutcomes(String title, List<Kind> messages, int opening, List<Outcome> all) {
  /**
   * One of them.
   *
   * @param place of the message at which it was cut, among all
   * @param again what it was told when it was sent again with its key, until it was stored
   */
  record Outcome(int place, Cut cut, Recording recording, Told told, Optional<Told> again) {
    private boolean isStored(Set<String> stored) {
      if (again.isPresent()) {
        return again.get().isReplay();
      }
      long found = recording.references().stream().filter(stored::contains).count();
      assertThat(found).as("stored of " + recording).isIn(0L, (long) recording.references().size());
      return found > 0;
    }
  }

  CutOutcomes(String title, List<Kind> messages, int opening) {
    this(title, messages, opening, new ArrayList<>());
  }

  /**
   * A recording waits for a connection that cannot be opened at once. Its own cuts are exact: all
   * is stored from the whole of one message to the database on, nothing before it, and told so from
   * the whole of the last answer on.
   *
   * @param stored the references of everything that is stored
   */
  void verify(Set<String> stored) {
    assertThat(all)
        .as("opened at once or not")
        .filteredOn(each -> each.place < opening - 1)
        .allMatch(each -> each.told.isStored());
    Kind storing = messages.get(assertTurn("stored", each -> each.isStored(stored)).place);
    assertThat(storing.sender()).isEqualTo(Sender.FRONTEND);
    Outcome telling = assertTurn("told so", each -> each.told.isStored());
    assertThat(telling.place).isEqualTo(messages.size() - 1);
  }

  /** Returns the first for which it holds; it does for none before, and for all after it. */
  private Outcome assertTurn(String what, Predicate<Outcome> holds) {
    List<Outcome> own = inOrder().filter(each -> each.place >= opening).toList();
    assertThat(own.stream().map(holds::test)).as(what).isSorted().contains(false, true);
    Outcome first = own.stream().filter(holds).findFirst().orElseThrow();
    assertThat(first.cut).as(what + " first: " + first).isEqualTo(Cut.BEHIND);
    return first;
  }

  private Stream<Outcome> inOrder() {
    return all.stream().sorted(Comparator.comparingInt(Outcome::place).thenComparing(Outcome::cut));
  }

  /** For people. */
  String summary(Set<String> stored) {
    List<Outcome> refused = inOrder().filter(each -> !each.told.isStored()).toList();
    List<Outcome> kept = refused.stream().filter(each -> each.isStored(stored)).toList();
    String first =
        kept.stream()
            .findFirst()
            .map(each -> "from %s %s on".formatted(each.cut, messages.get(each.place)))
            .orElse("");
    return "%s: %d cuts, told 201 %d, told 503 %d and stored of these %d, %s; at each of %s"
        .formatted(
            title,
            all.size(),
            all.size() - refused.size(),
            refused.size(),
            kept.size(),
            first,
            messages.stream().map(Kind::toString).collect(Collectors.joining(" ")));
  }
}
