package dev.provenance.access;

import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import dev.provenance.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * Browsers that are signed in, and programs with an access token. A session may do what its key
 * may, or less, and ends with it, or after its lifetime, or when it is left. Safe for many threads.
 */
public final class Sessions {
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(1);

  private final SessionStore store;
  private final Authenticator authenticator;
  private final Duration lifetime;
  private final InstantSource clock;

  public Sessions(
      SessionStore store, Authenticator authenticator, Duration lifetime, InstantSource clock) {
    this.store = store;
    this.authenticator = authenticator;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /**
   * A session that has just begun: the only moment at which its token is known.
   *
   * @param principal the key's, with the session's end
   */
  public record Started(SessionToken token, Principal principal, Duration lifetime) {}

  /** Signs a browser in with a key that has just been checked. */
  public Started start(Principal key) {
    return start(key, key.scopes(), SessionToken.forBrowser(), lifetime);
  }

  /**
   * An access token for a program whose key has just been checked.
   *
   * @param scopes some of the key's
   */
  public Started grant(Principal key, Set<Scope> scopes) {
    return start(key, scopes, SessionToken.forProgram(), TOKEN_LIFETIME);
  }

  private Started start(Principal key, Set<Scope> scopes, SessionToken token, Duration longest) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant end = now.plus(longest);
    Instant keyEnd = key.expiresDate();
    Instant expires = keyEnd != null && keyEnd.isBefore(end) ? keyEnd : end;
    store.create(key.tenant().id(), token.hash(), key.keyId(), scopes, expires);
    return new Started(
        token,
        new Principal(key.tenant(), key.keyId(), scopes, expires),
        Duration.between(now, expires));
  }

  /** Whose session it is; anything but the token of a valid one is unauthorized. */
  public Principal authenticate(String token) {
    if (!SessionToken.isWellFormed(token)) {
      throw new ProblemException(new Problem.Unauthorized());
    }
    return authenticator.authenticate(new SessionToken(token).hash(), store::find);
  }

  /** From now on the token is unknown; one that is unknown already stays so. */
  public void end(String token) {
    try {
      int tenantId = authenticate(token).tenant().id();
      store.delete(tenantId, new SessionToken(token).hash());
      authenticator.forget();
    } catch (ProblemException e) {
      if (!(e.problem() instanceof Problem.Unauthorized)) {
        throw e;
      }
    }
  }
}
