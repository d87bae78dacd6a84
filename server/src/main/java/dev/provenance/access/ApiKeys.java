package dev.provenance.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.provenance.model.ApiKey;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import dev.provenance.store.KeyStore;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Checks and manages API keys. A valid key is remembered for five seconds, so that a revocation by
 * another node is noticed within that; one by this node is effective at once. Safe for many
 * threads.
 */
public final class ApiKeys {
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  private final KeyStore store;
  private final InstantSource clock;
  private final Cache<ByteBuffer, KeyStore.Known> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();
  private final AtomicLong revocations = new AtomicLong();
  private final Cache<UUID, Instant> touched =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(TOUCH_EVERY).build();

  public ApiKeys(KeyStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** A key that was just made: the only moment at which its secret is known. */
  public record Created(ApiKey key, Secret secret) {}

  /** Whose key it is; anything but a valid key is unauthorized, with one text for all cases. */
  public Principal authenticate(@Nullable String text) {
    if (text == null || !Secret.isWellFormed(text)) {
      throw new ProblemException(new Problem.Unauthorized());
    }
    byte[] hash = new Secret(text).hash();
    ByteBuffer index = ByteBuffer.wrap(hash);
    KeyStore.Known key = known.getIfPresent(index);
    if (key == null) {
      key = load(hash, index);
    }
    Instant now = clock.instant();
    Instant expires = key.expiresDate();
    if (!MessageDigest.isEqual(key.hash(), hash) || (expires != null && !now.isBefore(expires))) {
      throw new ProblemException(new Problem.Unauthorized());
    }
    touch(key.principal(), now);
    return key.principal();
  }

  public List<ApiKey> list(int tenantId) {
    return store.list(tenantId);
  }

  /** Whether the tenant ever had a key, be it revoked since. */
  public boolean hadAny(int tenantId) {
    return store.hadAny(tenantId);
  }

  public Created create(
      int tenantId, String label, Set<Scope> scopes, @Nullable Instant expiresDate) {
    return create(tenantId, label, scopes, expiresDate, Secret.random());
  }

  /** With a secret that is known already. */
  public Created create(
      int tenantId, String label, Set<Scope> scopes, @Nullable Instant expires, Secret secret) {
    ApiKey key =
        new ApiKey(
            UUID.randomUUID(), secret.prefix(), label, scopes, clock.instant(), null, expires);
    return new Created(store.create(tenantId, key, secret.hash()), secret);
  }

  /** From now on the key is unknown; one that is none of this tenant's is not found. */
  public void revoke(int tenantId, UUID keyId) {
    boolean isRevoked = store.revoke(tenantId, keyId);
    revocations.incrementAndGet();
    known.invalidateAll();
    if (!isRevoked) {
      throw new ProblemException(new Problem.NotFound("No API key " + keyId));
    }
  }

  /** What was read before a revocation must not be remembered after it. */
  private KeyStore.Known load(byte[] hash, ByteBuffer index) {
    long before = revocations.get();
    Optional<KeyStore.Known> found = store.find(hash);
    KeyStore.Known key = found.orElseThrow(() -> new ProblemException(new Problem.Unauthorized()));
    known.put(index, key);
    if (revocations.get() != before) {
      known.invalidate(index);
    }
    return key;
  }

  /**
   * The date of last use is kept to the minute: a write per request would cost more than it tells.
   */
  private void touch(Principal principal, Instant now) {
    if (touched.asMap().putIfAbsent(principal.keyId(), now) == null) {
      store.touch(principal.tenant().id(), principal.keyId(), now);
    }
  }
}
