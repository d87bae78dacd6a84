package dev.provenance.counts;

import dev.provenance.testkit.ApiClient;
import dev.provenance.testkit.TestDatabase;
import dev.provenance.testkit.TestServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One tenant's log, and all that was written to it. Safe for many threads. */
final class World {
  final ApiClient client = TestServer.newTenant();
  final TestDatabase database = TestServer.database();
  final int tenant = TestServer.tenantId(client);
  private final Instant now;
  private final List<Item> sent = new ArrayList<>();
  private final Map<Long, Item> acknowledged = new ConcurrentHashMap<>();

  World(Instant now) {
    this.now = now;
  }

  /** Writes a batch, or a single interaction when it is of one. */
  void write(Random random, int count) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(Item.random(random, now));
    }
    synchronized (sent) {
      sent.addAll(items);
    }
    if (count == 1) {
      JsonNode one = client.post("/api/interactions", items.getFirst().json()).expect(201).json();
      acknowledged.put(one.path("interactionNumber").longValue(), items.getFirst());
      return;
    }
    String body = items.stream().map(Item::json).collect(Collectors.joining(",", "[", "]"));
    JsonNode all = client.post("/api/interactions/batch", body).expect(201).json();
    for (int i = 0; i < count; i++) {
      acknowledged.put(
          all.at("/interactions/" + i + "/interactionNumber").longValue(), items.get(i));
    }
  }

  /**
   * Moves what has been written into the past, five minutes between each two numbers, as if the
   * server had run for days; the index begins anew.
   */
  void spreadOverDays() {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          UPDATE index_head SET head = 0 WHERE tenant_id = %1$d;
          DELETE FROM posting WHERE tenant_id = %1$d;
          DELETE FROM rollup WHERE tenant_id = %1$d;
          DELETE FROM rollup_time WHERE tenant_id = %1$d;
          SELECT ensure_partitions(now() - interval '40 days'), ensure_partitions(now() - interval '10 days');
          UPDATE interaction i
             SET created_date = date_trunc('milliseconds', now()) - (h.head - i.number + 1) * interval '5 minutes'
            FROM log_head h WHERE h.tenant_id = i.tenant_id AND i.tenant_id = %1$d;
          """
              .formatted(tenant));
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that is stored, ascending, as the API lists it. */
  List<Stored> stored() {
    List<Stored> all = new ArrayList<>();
    long after = 0;
    for (boolean more = true; more; ) {
      JsonNode tail = client.get("/api/interactions?limit=100&after=" + after).expect(200).json();
      for (JsonNode row : tail.path("data")) {
        long number = row.path("interactionNumber").longValue();
        Item item = acknowledged.get(number);
        if (item == null) {
          throw new AssertionError("nobody wrote number " + number);
        }
        all.add(
            new Stored(
                item,
                number,
                UUID.fromString(row.path("interactionId").stringValue()),
                Instant.parse(row.path("createdDate").stringValue())));
        after = number;
      }
      more = tail.at("/pagination/hasNext").booleanValue();
    }
    all.sort(Comparator.comparingLong(Stored::number));
    return all;
  }

  /** Whether the index has taken in about all there is: it may lag by less than two blocks. */
  boolean isIndexed() {
    return database.number(
            "SELECT l.head - r.head FROM log_head l JOIN index_head r USING (tenant_id) WHERE tenant_id = "
                + tenant)
        < 2048;
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** How many of those acknowledged so far match; dates and numbers are not known here. */
  long acknowledged(Filter filter) {
    return acknowledged.values().stream().filter(item -> matches(filter, item)).count();
  }

  /** How many of those sent so far match. */
  long sent(Filter filter) {
    synchronized (sent) {
      return sent.stream().filter(item -> matches(filter, item)).count();
    }
  }

  private static boolean matches(Filter filter, Item item) {
    Predicate<Stored> matches = filter.matches();
    return matches.test(new Stored(item, 0, new UUID(0, 0), Instant.EPOCH));
  }
}
