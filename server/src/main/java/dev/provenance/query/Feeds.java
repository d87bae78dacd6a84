package dev.provenance.query;

import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Tenant;
import dev.provenance.store.Heads;
import dev.provenance.store.LogReader;
import java.util.OptionalLong;

/** Lets readers follow a tenant's log as it grows. */
public final class Feeds {
  private final Catalogs catalogs;
  private final LogReader reader;
  private final Heads heads;

  public Feeds(Catalogs catalogs, LogReader reader, Heads heads) {
    this.catalogs = catalogs;
    this.reader = reader;
    this.heads = heads;
  }

  /**
   * Follows what matches the filters of a list.
   *
   * @param after the number after which to begin; empty for the parameter {@code after}, or where
   *     that is absent for what comes from now on
   */
  public Feed follow(Tenant tenant, Parameters parameters, OptionalLong after) {
    parameters.refuse("a stream", "page", "limit", "order");
    OptionalLong given =
        parameters.number("after", 0, Long.MAX_VALUE - 1).stream().mapToLong(n -> n).findFirst();
    long start =
        after.isPresent()
            ? after.getAsLong()
            : given.orElseGet(() -> reader.snapshot(tenant.id()).head());
    Feed feed = new Feed(tenant, parameters, start, catalogs, reader, heads);
    parameters.done();
    return feed;
  }
}
