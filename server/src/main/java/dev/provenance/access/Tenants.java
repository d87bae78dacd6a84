package dev.provenance.access;

import dev.provenance.model.ApiKey;
import dev.provenance.model.Principal;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import dev.provenance.model.Tenant;
import dev.provenance.store.TenantStore;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes and lists tenants, for whoever holds the operator's root key. */
public final class Tenants {
  private static final String FIRST_TENANT = "default";
  private static final String FIRST_KEY = "first admin key";

  private final TenantStore store;
  private final ApiKeys keys;
  private final Secret rootKey;
  private final boolean strictByDefault;

  public Tenants(TenantStore store, ApiKeys keys, Secret rootKey, boolean strictByDefault) {
    this.store = store;
    this.keys = keys;
    this.rootKey = rootKey;
    this.strictByDefault = strictByDefault;
  }

  /** A new tenant, and its first key with every scope. */
  public record Created(Tenant tenant, Secret adminKey) {}

  public void requireRoot(@Nullable String key) {
    if (key == null || !Secret.isWellFormed(key) || !rootKey.matches(new Secret(key))) {
      throw new ProblemException(new Problem.Unauthorized());
    }
  }

  public List<Tenant> list() {
    return store.all();
  }

  public Created create(String name, @Nullable Boolean strictCatalog) {
    return create(name, strictCatalog == null ? strictByDefault : strictCatalog, Secret.random());
  }

  /**
   * Makes the first tenant if there is none at all; empty when there is one.
   *
   * @param keeper told the key before it is made, so that a crash cannot leave a key nobody knows
   */
  public Optional<Created> bootstrap(Secret adminKey, Consumer<Secret> keeper) {
    if (!store.all().isEmpty()) {
      return Optional.empty();
    }
    keeper.accept(adminKey);
    return Optional.of(create(FIRST_TENANT, strictByDefault, adminKey));
  }

  public boolean strictCatalog(int tenantId) {
    return store.strictCatalog(tenantId);
  }

  public void setStrictCatalog(Principal by, boolean strict) {
    store.setStrictCatalog(by, strict);
  }

  private Created create(String name, boolean strictCatalog, Secret adminKey) {
    ApiKey key = keys.key(FIRST_KEY, EnumSet.allOf(Scope.class), null, adminKey);
    return new Created(store.create(name, strictCatalog, key, adminKey.hash()), adminKey);
  }
}
