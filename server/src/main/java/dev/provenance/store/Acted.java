package dev.provenance.store;

import dev.provenance.model.Act;
import java.util.List;

/**
 * What came of a change that is to be recorded.
 *
 * @param acts none when it changed nothing worth recording
 */
record Acted<T>(T result, List<Act> acts) {
  Acted(T result, Act act) {
    this(result, List.of(act));
  }
}
