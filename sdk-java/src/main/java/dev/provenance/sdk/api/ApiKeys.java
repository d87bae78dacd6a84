package dev.provenance.sdk.api;

import dev.provenance.sdk.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api-keys}: who may talk to the API. Needs a key with the scope {@code admin}. */
public final class ApiKeys {
  private static final String PATH = "/api-keys";

  private final Client client;

  ApiKeys(Client client) {
    this.client = client;
  }

  /** All that have not been revoked, oldest first. */
  @SuppressWarnings("unchecked") // the type is that of the list
  public List<ApiKey> list() {
    return (List<ApiKey>) client.get(PATH, Json.type(List.class, ApiKey.class));
  }

  /** A key that reads and writes and does not expire. */
  public CreatedApiKey create(String label) {
    return create(label, Set.of(Scope.READ, Scope.WRITE), null);
  }

  /**
   * A new key; keep it, it is not shown again.
   *
   * @param expires from then on it no longer works; null for never
   */
  public CreatedApiKey create(String label, Set<Scope> scopes, @Nullable Instant expires) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("label", label);
    body.put("scopes", scopes.stream().sorted().map(Scope::text).toList());
    if (expires != null) {
      body.put("expiresDate", expires);
    }
    return client.send("POST", PATH, body, CreatedApiKey.class);
  }

  /** Makes a key stop working at once. */
  public void revoke(UUID apiKeyId) {
    client.delete(PATH + "/" + apiKeyId);
  }
}
