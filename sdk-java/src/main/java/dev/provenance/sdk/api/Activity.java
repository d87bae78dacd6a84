package dev.provenance.sdk.api;

import dev.provenance.sdk.json.Json;

/** {@code /activity}: who did what to a set of resources. */
public final class Activity {
  private final Client client;

  Activity(Client client) {
    this.client = client;
  }

  /** What matches, grouped by user and unit of work; the latest group first. */
  @SuppressWarnings("unchecked") // the type is that of the page
  public Page<ActivityGroup> search(ActivityQuery query) {
    return (Page<ActivityGroup>)
        client.send(
            "POST", "/activity", query.members(), Json.type(Page.class, ActivityGroup.class));
  }
}
