package dev.provenance.store;

import dev.provenance.model.Act;
import java.util.Optional;

/**
 * What came of a change that is to be recorded.
 *
 * @param act empty when it changed nothing worth recording
 */
record Acted<T>(T result, Optional<Act> act) {
  Acted(T result, Act act) {
    this(result, Optional.of(act));
  }
}
