package dev.provenance.query;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.LogFilter;
import dev.provenance.model.Tenant;
import dev.provenance.query.Export.Format;
import dev.provenance.store.LogReader;
import dev.provenance.store.LogScan;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** Hands out everything that matches, however much it is. */
public final class Exports {
  private final Catalogs catalogs;
  private final LogReader reader;
  private final InstantSource clock;

  public Exports(Catalogs catalogs, LogReader reader, InstantSource clock) {
    this.catalogs = catalogs;
    this.reader = reader;
    this.clock = clock;
  }

  /** Begins an export of what matches the filters of a list. */
  public Export begin(Tenant tenant, Parameters parameters) {
    LogFilter filter = new FilterReader(tenant, catalogs.current(tenant.id())).read(parameters);
    Format format = parameters.one("format", "csv or ndjson", Exports::format).orElse(Format.CSV);
    boolean ascending = parameters.ascending().orElse(false);
    parameters.refuse("an export", "page", "limit", "after");
    parameters.done();
    LogScan scan = reader.scan(tenant.id(), filter, ascending);
    Catalog catalog = catalogs.of(tenant.id(), scan.snapshot().catalogVersion());
    return new Export(tenant, catalog, scan, format, clock.instant());
  }

  private static Optional<Format> format(String name) {
    return Arrays.stream(Format.values()).filter(f -> f.wireName().equals(name)).findFirst();
  }
}
