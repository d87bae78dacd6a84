package dev.provenance.model;

import java.util.ArrayList;
import java.util.List;

/** What is wrong with a body, found while it is read. */
public final class Faults {
  /** A body that has this many is not read on. */
  public static final int MOST = 100;

  private final List<Fault> all = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param path a JSON pointer, or a header's name
   * @throws ProblemException with all that were found before, when they are enough
   */
  public void add(String path, String message) {
    if (all.size() == MOST) {
      throw ProblemException.invalid(all);
    }
    all.add(new Fault(path, message));
  }

  /** Adds those that others found. */
  public void addAll(Faults others) {
    others.all.forEach(fault -> add(fault.path(), fault.message()));
  }

  /**
   * Ends the reading.
   *
   * @throws ProblemException if there are any
   */
  public void done() {
    if (!all.isEmpty()) {
      throw ProblemException.invalid(all);
    }
  }

  /** As many as there are now, in the order they were found. */
  public List<Fault> all() {
    return List.copyOf(all);
  }
}
