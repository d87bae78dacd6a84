package dev.provenance.cli.search;

import dev.provenance.cli.api.Answer;
import dev.provenance.cli.api.Answer.Row;
import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.Query;
import java.util.List;
import java.util.function.Predicate;

/**
 * Asks for more interactions than the API gives at once. What is recorded meanwhile moves the rest
 * on to later pages; nothing of that is told twice.
 */
final class InteractionPages {
  private static final int MOST_PER_REQUEST = 100;

  private final ApiClient api;
  private final Query filters;
  private long total;

  InteractionPages(ApiClient api, Query filters) {
    this.api = api;
    this.filters = filters;
  }

  /**
   * Hands over the given page, newest first, part by part until the reader has enough.
   *
   * @param reader takes a part and says whether it wants another; it gets at least one, maybe empty
   */
  void read(long page, long limit, Predicate<List<Row>> reader) {
    long skipped = (page - 1) * limit;
    int size = (int) Math.min(limit, MOST_PER_REQUEST);
    long asked = skipped / size + 1;
    long ahead = skipped % size;
    long wanted = limit;
    long lowest = Long.MAX_VALUE;
    boolean more = true;
    while (more) {
      Answer answer = page(asked++, size);
      long below = lowest;
      List<Row> rows =
          answer.rows("data").stream()
              .skip(ahead)
              .filter(row -> number(row) < below)
              .limit(wanted)
              .toList();
      ahead = 0;
      wanted -= rows.size();
      lowest = rows.isEmpty() ? lowest : number(rows.getLast());
      boolean there = answer.tree().at("/pagination/hasNext").asBoolean(false);
      more = reader.test(rows) && wanted > 0 && there;
    }
  }

  /** How many there are in all; known once something was read. */
  long total() {
    return total;
  }

  private Answer page(long page, int size) {
    Query query = filters.and("page", page).and("limit", size);
    Answer answer = api.answer(ApiRequest.get("/interactions", query));
    total = answer.tree().at("/pagination/total").asLong(0);
    return answer;
  }

  private static long number(Row row) {
    return row.tree().path("interactionNumber").asLong();
  }
}
