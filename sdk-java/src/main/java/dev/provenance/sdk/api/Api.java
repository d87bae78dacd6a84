package dev.provenance.sdk.api;

import dev.provenance.sdk.http.Transport;

/**
 * The REST API, call by call. Each call is one request (a {@code listAll} as many as it takes),
 * returns when it is answered, and throws a {@link ProvenanceException} when it is refused or not
 * answered. Nothing is tried again. What an answer lacks is null, 0, false or empty. For any number
 * of threads.
 */
public final class Api {
  private final Client client;

  /** Over a connection of its own. */
  public Api(Transport transport) {
    this.client = new Client(transport);
  }

  /** Records interactions and finds them again. */
  public Interactions interactions() {
    return new Interactions(client);
  }

  /** Who did what to a set of resources. */
  public Activity activity() {
    return new Activity(client);
  }

  /** One unit of work, or one resource. */
  public Traces traces() {
    return new Traces(client);
  }

  /** What kinds of things are tracked. */
  public Catalog<ResourceType> resourceTypes() {
    return new Catalog<>(client, "/resource-types", ResourceType.class);
  }

  /** What can happen to them. */
  public Catalog<Action> actions() {
    return new Catalog<>(client, "/actions", Action.class);
  }

  /** Where interactions come from. */
  public Catalog<Origin> origins() {
    return new Catalog<>(client, "/origins", Origin.class);
  }

  /** Who may talk to the API. */
  public ApiKeys apiKeys() {
    return new ApiKeys(client);
  }

  /** What the tenant decides for itself. */
  public TenantSettings settings() {
    return new TenantSettings(client);
  }
}
