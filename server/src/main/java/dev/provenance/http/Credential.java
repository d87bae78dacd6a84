package dev.provenance.http;

import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;

/** What a request came with to prove whose it is: a key, or the cookie of a session. */
@FunctionalInterface
interface Credential {
  /** Whose it is now; an answer that goes on asks again. Unauthorized once it has ended. */
  Principal authenticate();

  /** For answers that take long: whether it holds on, as far as can be told. */
  default boolean isStillValid() {
    try {
      authenticate();
      return true;
    } catch (ProblemException e) {
      return !(e.problem() instanceof Problem.Unauthorized);
    }
  }
}
