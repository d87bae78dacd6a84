package dev.provenance.query;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Act;
import dev.provenance.model.Deed;
import dev.provenance.model.InteractionId;
import dev.provenance.model.LogFilter;
import dev.provenance.model.Principal;
import dev.provenance.model.Tenant;
import dev.provenance.query.Export.Format;
import dev.provenance.store.LogReader;
import dev.provenance.store.LogScan;
import dev.provenance.store.LogWriter;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Hands out everything that matches, however much it is, or records that it is fetched. */
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
    Map<String, List<String>> filters = parameters.given();
    filters.remove("format");
    Map<String, Object> details = details(format, filters);
    details.put("upTo", scan.snapshot().head());
    log.record(tenant.id(), act(by, details));
    return new Export(tenant, catalog, scan, format, clock.instant());
  }

  /**
   * Where it is recorded that somebody is about to read the log.
   *
   * @param upTo the last number that belongs to it
   */
  public record Announced(UUID interactionId, long interactionNumber, long upTo) {}

  /** Records that somebody is about to read what matches page by page. */
  public Announced announce(Principal by, JsonNode body) {
    Tenant tenant = by.tenant();
    ExportAnnouncement said = ExportAnnouncement.read(body, new FilterReader(tenant, catalogs));
    long upTo =
        said.upTo().orElseGet(() -> Math.max(said.after(), reader.snapshot(tenant.id()).head()));
    Map<String, Object> details = details(said.format(), said.filters());
    details.put("after", said.after());
    details.put("upTo", upTo);
    details.put("byPages", true);
    LogWriter.Position position = log.record(tenant.id(), act(by, details));
    long number = position.before() + 1;
    return new Announced(InteractionId.of(tenant, number, position.createdDate()), number, upTo);
  }

  private static Map<String, Object> details(Format format, Map<String, List<String>> filters) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("format", format.wireName());
    details.put("filters", filters);
    return details;
  }

  private static Act act(Principal by, Map<String, Object> details) {
    return Act.of(by, Deed.LOG_EXPORTED, by.tenant().name(), details);
  }
}
