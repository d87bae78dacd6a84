package dev.provenance.ingest;

import dev.provenance.model.Fault;
import dev.provenance.model.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a body, found while it is read. */
final class Faults {
  /** A body that has this many is not read on. */
  static final int MOST = 100;

  private final List<Fault> all = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param path a JSON pointer, or a header's name
   * @throws ProblemException with all that were found before, when they are enough
   */
  void add(String path, String message) {
    if (all.size() == MOST) {
      throw ProblemException.invalid(all);
    }
    all.add(new Fault(path, message));
  }

  List<Fault> all() {
    return all;
  }
}
