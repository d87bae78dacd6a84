package dev.provenance.http;

import dev.provenance.catalog.Catalog;
import dev.provenance.catalog.Catalogs;
import dev.provenance.ingest.Field;
import dev.provenance.ingest.Recorder;
import dev.provenance.ingest.RequestKey;
import dev.provenance.ingest.SubmissionParser;
import dev.provenance.model.Allotment;
import dev.provenance.model.Scope;
import dev.provenance.query.InteractionRecord;
import dev.provenance.query.Interactions;
import dev.provenance.query.Timelines;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Recording interactions, listing them, counting them over time. */
final class InteractionRoutes implements HttpService {
  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";

  private static final HeaderName IDEMPOTENCY_KEY = HeaderNames.create("idempotency-key");
  private static final Map<Field, HeaderName> HEADERS = headers();

  private final Guard guard;
  private final SubmissionParser parser = new SubmissionParser();
  private final Recorder recorder;
  private final Catalogs catalogs;
  private final Interactions interactions;
  private final Timelines timelines;

  InteractionRoutes(
      Guard guard,
      Recorder recorder,
      Catalogs catalogs,
      Interactions interactions,
      Timelines timelines) {
    this.guard = guard;
    this.recorder = recorder;
    this.catalogs = catalogs;
    this.interactions = interactions;
    this.timelines = timelines;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(
        rules,
        "/",
        Map.of(
            Method.GET, guard.with(Scope.READ, this::list),
            Method.POST, guard.with(Scope.WRITE, this::record)));
    Paths.add(rules, "/batch", Map.of(Method.POST, guard.with(Scope.WRITE, this::recordBatch)));
    Paths.add(rules, "/timeline", Map.of(Method.GET, guard.with(Scope.READ, this::timeline)));
    Paths.add(
        rules, "/timeline/refresh", Map.of(Method.POST, guard.with(Scope.READ, this::refresh)));
    Paths.add(rules, "/{id}", Map.of(Method.GET, guard.with(Scope.READ, this::get)));
  }

  /** The short answer of a batch. */
  record Batch(int count, long firstNumber, long lastNumber, List<Item> interactions) {}

  record Item(UUID interactionId, long interactionNumber, UUID uowId, String spanId) {}

  record Refreshed(Instant refreshedAt, long upToNumber) {}

  private Answer list(Call call) {
    return Answer.ok(interactions.list(call.tenant(), call.parameters()));
  }

  private Answer get(Call call) {
    return Answer.ok(interactions.get(call.tenant(), call.path("id")));
  }

  private Answer record(Call call) {
    call.contentType(JSON);
    return admitted(
        call,
        Bodies.SINGLE,
        body -> {
          SubmissionParser.Parsed parsed = parser.single(body, fields(call));
          Recorder.Receipt receipt = recorder.record(call.tenant(), parsed, Optional.empty());
          return answer(receipt, records(call, receipt).getFirst());
        });
  }

  private Answer recordBatch(Call call) {
    boolean isLines = call.contentType(JSON, NDJSON).equals(NDJSON);
    return admitted(call, Bodies.BATCH, body -> recordBatch(call, body, isLines));
  }

  /** Reads a body when there is room for it, and works on it when it is its turn. */
  private Answer admitted(Call call, int limit, Function<byte[], Answer> work) {
    recorder.expect(call.tenant(), call.mostOfBody(limit));
    int tenantId = call.tenant().id();
    try (Allotment.Part _ = call.admission().body(tenantId, call.mostOfBody(limit))) {
      byte[] body = call.body(limit);
      try (Allotment.Part _ = recorder.admit(call.tenant(), body);
          Allotment.Part _ = call.admission().turn(tenantId)) {
        return work.apply(body);
      }
    }
  }

  private Answer recordBatch(Call call, byte[] body, boolean isLines) {
    SubmissionParser.Parsed parsed = isLines ? parser.lines(body) : parser.array(body);
    Optional<RequestKey> key = call.header(IDEMPOTENCY_KEY).map(text -> RequestKey.of(text, body));
    Recorder.Receipt receipt = recorder.record(call.tenant(), parsed, key);
    return answer(receipt, batch(records(call, receipt)));
  }

  private Answer timeline(Call call) {
    return Answer.ok(timelines.count(call.tenant(), call.parameters()));
  }

  /** There is nothing to refresh: timelines count what is committed. */
  private Answer refresh(Call call) {
    return Answer.ok(new Refreshed(Instant.now(), interactions.snapshot(call.tenant()).head()));
  }

  private List<InteractionRecord> records(Call call, Recorder.Receipt receipt) {
    Catalog catalog = catalogs.of(call.tenant().id());
    return receipt.interactions().stream()
        .map(row -> InteractionRecord.of(call.tenant(), catalog, row))
        .toList();
  }

  private static Answer answer(Recorder.Receipt receipt, Object body) {
    Answer answer = Answer.created(body);
    return receipt.isReplay() ? answer.with("Idempotent-Replayed", "true") : answer;
  }

  private static Batch batch(List<InteractionRecord> records) {
    long first =
        records.stream().mapToLong(InteractionRecord::interactionNumber).min().orElseThrow();
    long last =
        records.stream().mapToLong(InteractionRecord::interactionNumber).max().orElseThrow();
    List<Item> items =
        records.stream()
            .map(r -> new Item(r.interactionId(), r.interactionNumber(), r.uowId(), r.spanId()))
            .toList();
    return new Batch(items.size(), first, last, items);
  }

  /** What came as headers. */
  private static Map<Field, String> fields(Call call) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    HEADERS.forEach((field, name) ->
        call.header(name).ifPresent(value -> fields.put(field, HeaderText.decode(value))));
    return fields;
  }

  private static Map<Field, HeaderName> headers() {
    Map<Field, HeaderName> headers = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      field.header().ifPresent(name -> headers.put(field, HeaderNames.create(name)));
    }
    return headers;
  }
}
