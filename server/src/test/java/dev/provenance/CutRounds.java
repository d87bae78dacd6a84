package dev.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.CutOutcomes.Outcome;
import dev.provenance.CutPlan.Connection;
import dev.provenance.CutPlan.Step;
import dev.provenance.Recordings.Recording;
import dev.provenance.Recordings.Told;
import dev.provenance.Recordings.Way;
import dev.provenance.testkit.CuttingProxy.Cut;
import dev.provenance.testkit.ProtocolMessage.Kind;
import dev.provenance.testkit.ProtocolMessage.Sender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which messages a recording exchanges with the database, and then, for each way of
 * cutting each of them, sends another that is cut there, and what comes after it.
 */
final class CutRounds {
  private static final List<Cut> CUTS = List.of(Cut.BEFORE, Cut.HALFWAY, Cut.BEHIND);
  private static final Step FIRST = new Step(Connection.WRITER, Sender.FRONTEND, 0, Cut.BEFORE);

  /** The driver gives a statement a name at its fifth execution; one comes before these. */
  private static final int EXECUTIONS_UNTIL_PREPARED = 4;

  /** Where the pool has a spare connection it opens no new one, and the spare one is used up. */
  private static final int MOST_ATTEMPTS = 10;

  private final CutPlan plan;
  private final Recordings recordings;
  private int sent;
  private int refused;
  private int missed;
  private Duration slowest = Duration.ZERO;

  CutRounds(CutPlan plan, Recordings recordings) {
    this.plan = plan;
    this.recordings = recordings;
  }

  /** What the connection has been through. */
  enum Use {
    /** Little: statements are parsed each time. */
    FRESH(Connection.WRITER),
    /** Much: statements are known by name. */
    PREPARED(Connection.WRITER),
    /** It is opened for this very recording. */
    NEW(Connection.NEW);

    private final Connection connection;

    Use(Connection connection) {
      this.connection = connection;
    }
  }

  /** Cuts a recording of this kind at each message. */
  CutOutcomes run(Use use, Way way) {
    List<Kind> messages = watch(use, way);
    int opening = use == Use.NEW ? messages.indexOf(new Kind(Sender.FRONTEND, "Parse")) : 0;
    CutOutcomes outcomes =
        new CutOutcomes(way + " on a connection that is " + use, messages, opening);
    for (int place = 0; place < messages.size(); place++) {
      for (Cut cut : CUTS) {
        outcomes.all().add(cut(use, way, messages.subList(0, place + 1), cut));
      }
    }
    return outcomes;
  }

  String summary() {
    return "%d connections cut (%d elsewhere than planned), %d requests sent, %d of them told 503, the slowest answer took %d ms"
        .formatted(plan.cuts(), missed, sent, refused, slowest.toMillis());
  }

  /** The messages of a recording to which nothing happens. */
  private List<Kind> watch(Use use, Way way) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      plan.begin(List.of(FIRST));
      send(recordings.next(way));
      sendUntilStored(way);
      begin(use, way, Step.watch(use.connection));
      boolean isStored = send(recordings.next(way)).isStored();
      plan.end();
      List<String> types = plan.carried().stream().map(Kind::type).toList();
      if (isStored && types.contains("Execute")) {
        assertThat(types.contains("PasswordMessage")).as("login").isEqualTo(use == Use.NEW);
        assertThat(types.contains("Parse")).as("parsing").isEqualTo(use != Use.PREPARED);
        return plan.carried();
      }
    }
    throw new AssertionError("no recording on a connection that is " + use);
  }

  /**
   * Cuts one recording.
   *
   * @param messages that lead to the cut; it is at the last
   */
  private Outcome cut(Use use, Way way, List<Kind> messages, Cut cut) {
    Sender sender = messages.getLast().sender();
    List<Kind> expected = of(sender, messages);
    Step step = new Step(use.connection, sender, expected.size() - 1, cut);
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      begin(use, way, step);
      Recording recording = recordings.next(way);
      Told told = send(recording);
      boolean isAsPlanned = plan.isDone() && of(sender, plan.carried()).equals(expected);
      plan.end();
      Optional<Told> again =
          way.hasKey && !told.isStored()
              ? Optional.of(sendUntilStored(recording))
              : Optional.empty();
      sendUntilStored(way);
      if (isAsPlanned) {
        return new Outcome(messages.size() - 1, cut, recording, told, again);
      }
      missed++;
    }
    throw new AssertionError("not cut " + cut + " the last of " + messages);
  }

  /** Brings about a connection that has been used so, or makes the pool open one; watches it. */
  private void begin(Use use, Way way, Step step) {
    if (use == Use.NEW) {
      plan.begin(List.of(FIRST, step));
      send(recordings.next(way));
      return;
    }
    for (int i = 0; use == Use.PREPARED && i < EXECUTIONS_UNTIL_PREPARED; i++) {
      send(recordings.next(way));
    }
    plan.begin(List.of(step));
  }

  private void sendUntilStored(Way way) {
    boolean isStored = false;
    while (!isStored) {
      isStored = send(recordings.next(way)).isStored();
    }
  }

  private Told sendUntilStored(Recording recording) {
    Told told = send(recording);
    while (!told.isStored()) {
      told = send(recording);
    }
    return told;
  }

  /** One connection that is cut is the reason to refuse one recording, and no other. */
  private Told send(Recording recording) {
    long begun = System.nanoTime();
    Told told = recordings.send(recording);
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
    sent++;
    refused += told.isStored() ? 0 : 1;
    assertThat(refused).as("refused").isLessThanOrEqualTo(plan.cuts());
    return told;
  }

  private static List<Kind> of(Sender sender, List<Kind> messages) {
    return messages.stream().filter(kind -> kind.sender() == sender).toList();
  }
}
