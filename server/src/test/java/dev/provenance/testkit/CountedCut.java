package dev.provenance.testkit;

import dev.provenance.testkit.CuttingProxy.Cut;

/** Cuts whichever connection carries the n-th message from now on, in either direction. */
public final class CountedCut implements CuttingProxy.Cutter {
  private int messagesLeft;
  private Cut next = Cut.NOWHERE;

  public synchronized void plan(int message, Cut cut) {
    messagesLeft = message;
    next = cut;
  }

  /** Whether the cut has been made. */
  public synchronized boolean isMade() {
    return messagesLeft == 0;
  }

  @Override
  public synchronized Cut at(int connection, ProtocolMessage message) {
    return messagesLeft > 0 && --messagesLeft == 0 ? next : Cut.NOWHERE;
  }
}
