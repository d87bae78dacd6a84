package dev.provenance.http;

import dev.provenance.model.Principal;

/** What a request came with to prove whose it is: a key, or the cookie of a session. */
@FunctionalInterface
interface Credential {
  /** Whose it is now; an answer that goes on asks again. Unauthorized once it has ended. */
  Principal authenticate();
}
