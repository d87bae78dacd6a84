package dev.provenance;

import dev.provenance.testkit.CuttingProxy;
import dev.provenance.testkit.CuttingProxy.Cut;
import dev.provenance.testkit.ProtocolMessage;
import dev.provenance.testkit.ProtocolMessage.Kind;
import dev.provenance.testkit.ProtocolMessage.Sender;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Watches one connection after another, and cuts each at a message that is known beforehand by its
 * place. A step begins with the first message of a connection of its kind, once the cut of the step
 * before it has been made.
 */
final class CutPlan implements CuttingProxy.Cutter {
  private static final String APPEND = "INSERT INTO interaction ";
  private static final int NOBODY = 0;

  private final Set<Integer> known = new HashSet<>();
  private final Set<Integer> writers = new HashSet<>();
  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<Kind> carried = new ArrayList<>();
  private final Set<Integer> cut = new HashSet<>();
  private int watched = NOBODY;

  enum Connection {
    /** It has carried the statement that appends to the log. */
    WRITER,
    /** It is opened during the step. */
    NEW
  }

  /**
   * A cut to be made, or none: then the connection is watched to the end.
   *
   * @param place of the message among those of its sender that the connection carries in this step,
   *     from 0
   */
  record Step(Connection connection, Sender sender, int place, Cut cut) {
    static Step watch(Connection connection) {
      return new Step(connection, Sender.FRONTEND, Integer.MAX_VALUE, Cut.NOWHERE);
    }
  }

  synchronized void begin(List<Step> plan) {
    steps.clear();
    steps.addAll(plan);
    beginStep();
  }

  /** Drops what is left of the plan. */
  synchronized void end() {
    steps.clear();
  }

  /** Whether all of it has been done. */
  synchronized boolean isDone() {
    return steps.isEmpty();
  }

  /** How many connections have been cut so far, by all plans. */
  synchronized int cuts() {
    return cut.size();
  }

  /** What the connection of the last step carried in it, and what it was cut at. */
  synchronized List<Kind> carried() {
    return List.copyOf(carried);
  }

  @Override
  public synchronized Cut at(int connection, ProtocolMessage message) {
    if (cut.contains(connection)) {
      throw new IllegalStateException("cut, and carries " + message.kind() + " all the same");
    }
    boolean isNew = known.add(connection);
    if (message.kind().type().equals("Parse") && message.contains(APPEND)) {
      writers.add(connection);
    }
    Step step = steps.peek();
    if (step == null) {
      return Cut.NOWHERE;
    }
    boolean isOfKind = step.connection == Connection.NEW ? isNew : writers.contains(connection);
    if (watched == NOBODY && isOfKind) {
      watched = connection;
    }
    return connection == watched ? next(step, message.kind()) : Cut.NOWHERE;
  }

  private Cut next(Step step, Kind message) {
    long place = carried.stream().filter(kind -> kind.sender() == message.sender()).count();
    carried.add(message);
    if (message.sender() != step.sender || place < step.place) {
      return Cut.NOWHERE;
    }
    cut.add(watched);
    steps.remove();
    if (!steps.isEmpty()) {
      beginStep();
    }
    return step.cut;
  }

  private void beginStep() {
    carried.clear();
    watched = NOBODY;
  }
}
