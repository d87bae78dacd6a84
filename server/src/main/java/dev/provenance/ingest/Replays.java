package dev.provenance.ingest;

import dev.provenance.catalog.Catalogs;
import dev.provenance.ingest.Recorder.Receipt;
import dev.provenance.model.Found;
import dev.provenance.model.Interaction;
import dev.provenance.store.LogReader;
import dev.provenance.store.LogWriter;
import dev.provenance.store.Remembered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was recorded before under the same idempotency keys, as it is stored. */
public final class Replays {
  private final LogWriter log;
  private final LogReader reader;
  private final Catalogs catalogs;

  public Replays(LogWriter log, LogReader reader, Catalogs catalogs) {
    this.log = log;
    this.reader = reader;
    this.catalogs = catalogs;
  }

  /**
   * The answer to a request all of which was recorded before; empty when some of it was not, or has
   * no key.
   */
  Optional<Receipt> of(
      int tenantId, List<Submission> submissions, Optional<RequestKey> requestKey) {
    List<RequestKey> keys =
        requestKey.map(List::of).orElseGet(() -> RequestKey.ofItems(submissions));
    if (keys.isEmpty() || (requestKey.isEmpty() && keys.size() < submissions.size())) {
      return Optional.empty();
    }
    Map<String, Remembered> known =
        log.recall(tenantId, keys.stream().map(RequestKey::text).toList());
    List<Long> numbers = new ArrayList<>();
    for (RequestKey key : keys) {
      Remembered before = known.get(key.text());
      if (before == null) {
        return Optional.empty();
      }
      key.check(before.requestHash());
      for (long number : before.numbers()) {
        numbers.add(number);
      }
    }
    Map<Long, Interaction> stored =
        read(tenantId, numbers.stream().mapToLong(Long::longValue).toArray());
    return Optional.of(new Receipt(numbers.stream().map(stored::get).toList(), true));
  }

  /**
   * Interactions that were recorded before, by number, all of them; whoever shows them finds a
   * catalog that has all they refer to.
   */
  Map<Long, Interaction> read(int tenantId, long... numbers) {
    Map<Long, Interaction> rows = new HashMap<>();
    if (numbers.length == 0) {
      return rows;
    }
    Found<Interaction> found = reader.recorded(tenantId, numbers);
    found.rows().forEach(row -> rows.put(row.number(), row));
    for (long number : numbers) {
      if (!rows.containsKey(number)) {
        throw new IllegalStateException(
            "an idempotency key stands for " + number + ", which is missing");
      }
    }
    catalogs.of(tenantId, found.snapshot().catalogVersion());
    return rows;
  }
}
