package dev.provenance.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
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
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose secret it is, be it a key or a session's token. A valid one is remembered for five
 * seconds, so that an end by another node (a key revoked, a session left) is noticed within that;
 * one by this node is effective at once. Of many who come with the same secret at once, one asks
 * the store. Safe for many threads.
 */
public final class Authenticator {
  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

  private final KeyStore keys;
  private final InstantSource clock;
  private final AsyncCache<ByteBuffer, LookedUp> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).buildAsync();
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
    KeyStore.Known found = known(hash, store);
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

  /**
   * To be called after every end of a key or a session: nothing from before it is remembered, nor
   * what is being read just now.
   */
  void forget() {
    known.asMap().clear();
  }

  private KeyStore.Known known(byte[] hash, Function<byte[], Optional<KeyStore.Known>> store) {
    ByteBuffer index = ByteBuffer.wrap(hash);
    CompletableFuture<LookedUp> first = known.getIfPresent(index);
    if (first == null) {
      CompletableFuture<LookedUp> mine = new CompletableFuture<>();
      first = known.asMap().putIfAbsent(index, mine);
      if (first == null) {
        return lookUp(hash, store, index, mine).orThrow();
      }
    }
    return first.join().orThrow();
  }

  /** Only what was found is remembered; the next to come after a failure asks again. */
  private LookedUp lookUp(
      byte[] hash,
      Function<byte[], Optional<KeyStore.Known>> store,
      ByteBuffer index,
      CompletableFuture<LookedUp> mine) {
    LookedUp result = LookedUp.of(() -> store.apply(hash));
    if (result.known() == null) {
      known.asMap().remove(index, mine);
    }
    mine.complete(result);
    return result;
  }

  /** What a look-up came to. A failure is a value, too: Caffeine would log it as one of its own. */
  private record LookedUp(KeyStore.@Nullable Known known, @Nullable RuntimeException failure) {

    static LookedUp of(Supplier<Optional<KeyStore.Known>> store) {
      try {
        return new LookedUp(store.get().orElse(null), null);
      } catch (RuntimeException e) {
        return new LookedUp(null, e);
      } catch (Error e) {
        return new LookedUp(null, new IllegalStateException(e));
      }
    }

    KeyStore.Known orThrow() {
      if (failure != null) {
        throw failure;
      }
      if (known == null) {
        throw new ProblemException(new Problem.Unauthorized());
      }
      return known;
    }
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
