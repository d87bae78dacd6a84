package dev.provenance.query;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Act;
import dev.provenance.model.Deed;
import dev.provenance.model.LogFilter;
import dev.provenance.model.Principal;
import dev.provenance.model.Tenant;
import dev.provenance.query.Export.Format;
import dev.provenance.store.LogReader;
import dev.provenance.store.LogScan;
import dev.provenance.store.LogWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hands out everything that matches, however much it is. */
public final class Exports {
  private final Catalogs catalogs;
  private final LogReader reader;
  private final LogWriter log;
  private final InstantSource clock;

  /**
   * @param log where it is recorded who takes what away
   */
  public Exports(Catalogs catalogs, LogReader reader, LogWriter log, InstantSource clock) {
    this.catalogs = catalogs;
    this.reader = reader;
    this.log = log;
    this.clock = clock;
  }

  /** Begins an export of what matches the filters of a list, once it is recorded that it does. */
  public Export begin(Principal by, Parameters parameters) {
    Tenant tenant = by.tenant();
    LogFilter filter = new FilterReader(tenant, catalogs).read(parameters);
    Format format = parameters.oneOf("format", Format.class).orElse(Format.CSV);
    boolean ascending = parameters.ascending().orElse(false);
    parameters.refuse("an export", "page", "limit", "after");
    parameters.done();
    LogScan scan = reader.scan(tenant.id(), filter, ascending);
    Catalog catalog = catalogs.of(tenant.id(), scan.snapshot().catalogVersion());
    log.record(tenant.id(), act(by, format, parameters, scan.snapshot().head()));
    return new Export(tenant, catalog, scan, format, clock.instant());
  }

  private static Act act(Principal by, Format format, Parameters parameters, long head) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("format", format.wireName());
    details.put("filters", parameters.given("format"));
    details.put("upTo", head);
    return Act.of(by, Deed.LOG_EXPORTED, by.tenant().name(), details);
  }
}
