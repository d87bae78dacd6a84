package dev.provenance.access;

import dev.provenance.model.ApiKey;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import dev.provenance.store.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks and manages API keys. Safe for many threads. */
public final class ApiKeys {
  private final KeyStore store;
  private final Authenticator authenticator;
  private final InstantSource clock;

  public ApiKeys(KeyStore store, Authenticator authenticator, InstantSource clock) {
    this.store = store;
    this.authenticator = authenticator;
    this.clock = clock;
  }

  /** A key that was just made: the only moment at which its secret is known. */
  public record Created(ApiKey key, Secret secret) {}

  /** Whose key it is; anything but a valid key is unauthorized, with one text for all cases. */
  public Principal authenticate(@Nullable String text) {
    if (text == null || !Secret.isWellFormed(text)) {
      throw new ProblemException(new Problem.Unauthorized());
    }
    return authenticator.authenticate(new Secret(text).hash(), store::find);
  }

  public List<ApiKey> list(int tenantId) {
    return store.list(tenantId);
  }

  /** What is known of the key that somebody asks with. */
  public ApiKey of(Principal principal) {
    return store
        .get(principal.tenant().id(), principal.keyId())
        .orElseThrow(() -> new ProblemException(new Problem.Unauthorized()));
  }

  public Created create(
      Principal by, String label, Set<Scope> scopes, @Nullable Instant expiresDate) {
    Secret secret = Secret.random();
    ApiKey key = key(label, scopes, expiresDate, secret);
    return new Created(store.create(by, key, secret.hash()), secret);
  }

  /**
   * From now on the key is unknown, and so are its sessions; one that is none of this tenant's is
   * not found.
   */
  public void revoke(Principal by, UUID keyId) {
    try {
      store.revoke(by, keyId);
    } finally {
      authenticator.forget();
    }
  }

  /** A key that is to be stored, with a secret that is known already. */
  ApiKey key(String label, Set<Scope> scopes, @Nullable Instant expires, Secret secret) {
    return new ApiKey(
        UUID.randomUUID(), secret.prefix(), label, scopes, clock.instant(), null, expires);
  }
}
