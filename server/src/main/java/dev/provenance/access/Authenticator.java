package dev.provenance.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.store.KeyStore;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Tells whose secret it is, be it a key or a session's token. A valid one is remembered for five
 * seconds, so that an end by another node (a key revoked, a session left) is noticed within that;
 * one by this node is effective at once. Safe for many threads.
 */
public final class Authenticator {
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  private final KeyStore keys;
  private final InstantSource clock;
  private final Cache<ByteBuffer, KeyStore.Known> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();
  private final AtomicLong ends = new AtomicLong();
  private final Cache<UUID, Instant> touched =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(TOUCH_EVERY).build();

  public Authenticator(KeyStore keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Whose it is; what the store does not know, or what has expired, is unauthorized.
   *
   * @param hash of the secret; secrets of different kinds look different, so no hash has two kinds
   */
  Principal authenticate(byte[] hash, Function<byte[], Optional<KeyStore.Known>> store) {
    ByteBuffer index = ByteBuffer.wrap(hash);
    KeyStore.Known found = known.getIfPresent(index);
    if (found == null) {
      found = load(hash, index, store);
    }
    Instant now = clock.instant();
    Principal principal = found.principal();
    Instant expires = principal.expiresDate();
    boolean isExpired = expires != null && !now.isBefore(expires);
    if (isExpired || !MessageDigest.isEqual(found.hash(), hash)) {
      throw new ProblemException(new Problem.Unauthorized());
    }
    touch(principal, now);
    return principal;
  }

  /** To be called after every end of a key or a session: nothing from before it is remembered. */
  void forget() {
    ends.incrementAndGet();
    known.invalidateAll();
  }

  /** What was read before an end must not be remembered after it. */
  private KeyStore.Known load(
      byte[] hash, ByteBuffer index, Function<byte[], Optional<KeyStore.Known>> store) {
    long before = ends.get();
    KeyStore.Known found =
        store.apply(hash).orElseThrow(() -> new ProblemException(new Problem.Unauthorized()));
    known.put(index, found);
    if (ends.get() != before) {
      known.invalidate(index);
    }
    return found;
  }

  /**
   * The date of a key's last use is kept to the minute: a write per request would cost more than it
   * tells.
   */
  private void touch(Principal principal, Instant now) {
    if (touched.asMap().putIfAbsent(principal.keyId(), now) == null) {
      keys.touch(principal.tenant().id(), principal.keyId(), now);
    }
  }
}
