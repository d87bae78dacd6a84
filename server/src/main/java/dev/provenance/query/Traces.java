package dev.provenance.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.model.Checks;
import dev.provenance.model.Interaction;
import dev.provenance.model.Kind;
import dev.provenance.model.Listing;
import dev.provenance.model.LogFilter;
import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Tenant;
import dev.provenance.store.Stretch;
import dev.provenance.store.TraceReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a unit of work, or to a resource, in the order in which it happened. An id that
 * is a unit of work's UUID is taken as that, everything else as a resource's id.
 */
public final class Traces {
  private static final int DEFAULT_LIMIT = 1_000;
  private static final int MOST = 10_000;

  private final Catalogs catalogs;
  private final TraceReader reader;

  public Traces(Catalogs catalogs, TraceReader reader) {
    this.catalogs = catalogs;
    this.reader = reader;
  }

  /**
   * What is traced: a unit of work, or a resource and, in a trace, the units of work it took part
   * in.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Subject(
      @Nullable UUID uowId, @Nullable String resourceId, @Nullable List<UUID> uowIds) {}

  public record Trace(
      @JsonUnwrapped Subject subject,
      Listing<InteractionRow> interactions,
      boolean hasMore,
      @Nullable Long nextAfter) {}

  public record Steps(
      @JsonUnwrapped Subject subject,
      Listing<Step> timeline,
      boolean hasMore,
      @Nullable Long nextAfter) {}

  /**
   * One step.
   *
   * @param offsetMs milliseconds since the first step of the whole trace
   */
  public record Step(
      UUID interactionId,
      long interactionNumber,
      Instant timestamp,
      long offsetMs,
      String resourceId,
      String resourceType,
      String action,
      String origin,
      @Nullable String userId,
      String spanId,
      @Nullable String parentSpanId) {}

  public record Summary(
      @JsonUnwrapped Subject subject,
      long totalInteractions,
      long durationMs,
      Instant startDate,
      Instant endDate,
      List<String> actions,
      List<String> resourceTypes,
      List<String> origins,
      List<String> users,
      long resourceCount) {}

  public Trace trace(Tenant tenant, String id, Parameters parameters) {
    Traced<Stretch> traced = stretch(tenant, id, parameters, reader::chronological);
    Stretch found = traced.result();
    Catalog catalog = catalogs.of(tenant.id(), found.snapshot().catalogVersion());
    return new Trace(
        withUnitsOfWork(tenant, traced.subject()),
        found.rows().map(row -> InteractionRow.of(tenant, catalog, row)),
        found.hasMore(),
        nextAfter(found));
  }

  public Steps timeline(Tenant tenant, String id, Parameters parameters) {
    Traced<Stretch> traced = stretch(tenant, id, parameters, reader::steps);
    Stretch found = traced.result();
    Catalog catalog = catalogs.of(tenant.id(), found.snapshot().catalogVersion());
    Instant start =
        parameters.has("after")
            ? summarize(tenant, id).startDate()
            : found.rows().iterator().next().happened();
    return new Steps(
        traced.subject(),
        found.rows().map(row -> step(tenant, catalog, row, start)),
        found.hasMore(),
        nextAfter(found));
  }

  public Summary summary(Tenant tenant, String id) {
    return summarize(tenant, id);
  }

  private static @Nullable Long nextAfter(Stretch found) {
    return found.hasMore() ? found.last() : null;
  }

  private record Traced<T>(Subject subject, T result) {}

  @FunctionalInterface
  private interface Reading {
    Stretch read(int tenantId, LogFilter filter, @Nullable Long after, int limit);
  }

  /** Empty only when nothing follows {@code after}. */
  private Traced<Stretch> stretch(
      Tenant tenant, String id, Parameters parameters, Reading reading) {
    int limit = parameters.integer("limit", DEFAULT_LIMIT, 1, MOST);
    Long after = parameters.number("after", 1, Long.MAX_VALUE).orElse(null);
    parameters.done();
    return find(
        id,
        filter -> {
          Stretch found = reading.read(tenant.id(), filter, after, limit);
          boolean isThere =
              found.rows().size() > 0 || (after != null && reader.isAny(tenant.id(), filter));
          return isThere ? Optional.of(found) : Optional.empty();
        });
  }

  private Summary summarize(Tenant tenant, String id) {
    Traced<TraceReader.Summary> traced =
        find(
            id,
            filter -> Optional.of(reader.summary(tenant.id(), filter)).filter(s -> s.count() > 0));
    TraceReader.Summary s = traced.result();
    Catalog catalog = catalogs.of(tenant.id(), s.snapshot().catalogVersion());
    Instant first = s.first() == null ? Instant.EPOCH : s.first();
    Instant last = s.last() == null ? first : s.last();
    return new Summary(
        traced.subject(),
        s.count(),
        Duration.between(first, last).toMillis(),
        first,
        last,
        catalog.mnemonics(Kind.ACTION, s.actions()),
        catalog.mnemonics(Kind.RESOURCE_TYPE, s.types()),
        catalog.mnemonics(Kind.ORIGIN, s.origins()),
        s.users(),
        s.resources());
  }

  private <T> Traced<T> find(String id, Function<LogFilter, Optional<T>> reading) {
    Optional<UUID> uow = Checks.uuid(id);
    if (uow.isPresent()) {
      LogFilter ofUow = LogFilter.ofUow(uow.get());
      Optional<T> found = reading.apply(ofUow);
      if (found.isPresent()) {
        return new Traced<>(new Subject(uow.get(), null, null), found.get());
      }
    }
    LogFilter ofResource = LogFilter.ofResource(id);
    if (id.indexOf('\0') < 0) {
      Optional<T> found = reading.apply(ofResource);
      if (found.isPresent()) {
        return new Traced<>(new Subject(null, id, null), found.get());
      }
    }
    throw new ProblemException(
        new Problem.NotFound("No unit of work and no resource " + Checks.quote(id)));
  }

  private Subject withUnitsOfWork(Tenant tenant, Subject subject) {
    String resource = subject.resourceId();
    return resource == null
        ? subject
        : new Subject(
            null, resource, reader.unitsOfWork(tenant.id(), LogFilter.ofResource(resource)));
  }

  private static Step step(Tenant tenant, Catalog catalog, Interaction row, Instant start) {
    InteractionRow dressed = InteractionRow.of(tenant, catalog, row);
    InteractionRecord recorded = dressed.recorded();
    return new Step(
        recorded.interactionId(),
        row.number(),
        row.happened(),
        Duration.between(start, row.happened()).toMillis(),
        recorded.resourceId(),
        dressed.resourceTypeMnemonic(),
        dressed.actionMnemonic(),
        dressed.originMnemonic(),
        recorded.userId(),
        recorded.spanId(),
        recorded.parentSpanId());
  }
}
