package dev.provenance.cli.log;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the log in the order of its numbers, page by page. Numbers follow the commits, so whoever
 * goes on from the last number misses nothing and meets nothing twice, also after a lost
 * connection.
 */
public final class LogReader {
  private static final String PATH = "/interactions";

  /** The most rows the server answers at once. */
  static final int PAGE = 100;

  private final ApiClient api;
  private final Query filter;
  private final JsonMapper json = new JsonMapper();

  /** Gets the rows one by one, while the page is still arriving. */
  @FunctionalInterface
  public interface Sink {
    void take(Row row);
  }

  /**
   * How far a page went.
   *
   * @param last the number of the last row, or the number after which was asked
   * @param more whether there are further rows already
   */
  public record Reached(long last, boolean more) {}

  /**
   * How far the log goes. Numbers are given without gaps: what is missing was trimmed.
   *
   * @param head the highest number; 0 while it is empty
   * @param trimmed how many numbers up to there are missing
   */
  public record Extent(long head, long trimmed) {}

  /**
   * @param filter the rows to read
   */
  public LogReader(ApiClient api, Query filter) {
    this.api = api;
    this.filter = filter;
  }

  /** Whether it leaves out rows of the log. */
  public boolean filtered() {
    return !filter.parameters().isEmpty();
  }

  /** The highest number in the whole log, whatever the filter; 0 while it is empty. */
  public long head() {
    return extent().head();
  }

  /** The whole log at one moment, whatever the filter. */
  public Extent extent() {
    JsonNode newest = api.send(ApiRequest.get(PATH, Query.NONE.and("limit", 1)));
    long head = newest.at("/data/0/interactionNumber").asLong(0);
    return new Extent(head, head - newest.at("/pagination/total").asLong(head));
  }

  /** The newest rows, oldest of them first. */
  public List<Row> newest(int count) {
    List<Row> newest = new ArrayList<>();
    boolean more = true;
    for (int page = 1; more && newest.size() < count; page++) {
      Query query = filter.and("limit", Math.min(count, PAGE)).and("page", page);
      more = descending(query, count, newest);
    }
    return newest.reversed();
  }

  /** What was recorded meanwhile pushes rows on to the next page, where they come once more. */
  private boolean descending(Query query, int count, List<Row> newest) {
    boolean[] more = {false};
    ListAnswer.Parts parts =
        new ListAnswer.Parts() {
          @Override
          public void row(byte[] bytes) throws IOException {
            Row row = Row.of(bytes);
            boolean isNext = newest.isEmpty() || row.number() < newest.getLast().number();
            if (isNext && newest.size() < count) {
              newest.add(row);
            }
          }

          @Override
          public void pagination(byte[] bytes) {
            more[0] = hasNext(bytes);
          }
        };
    api.read(
        ApiRequest.get(PATH, query),
        body -> {
          ListAnswer.read(body, parts);
          return more;
        });
    return more[0];
  }

  private boolean hasNext(byte[] pagination) {
    return json.readTree(pagination).path("hasNext").asBoolean(false);
  }

  /** Reads the next rows after a number. */
  public Reached page(long after, Sink sink) {
    Page page = new Page(after, sink);
    ApiRequest request = ApiRequest.get(PATH, filter.and("after", after).and("limit", PAGE));
    return api.read(
        request,
        body -> {
          ListAnswer.read(body, page);
          return new Reached(page.last, page.more);
        });
  }

  /** Passes over what came already, when the page is asked for a second time. */
  private final class Page implements ListAnswer.Parts {
    private final Sink sink;
    private long last;
    private boolean more;

    Page(long after, Sink sink) {
      this.last = after;
      this.sink = sink;
    }

    @Override
    public void row(byte[] bytes) throws IOException {
      Row row = Row.of(bytes);
      if (row.number() > last) {
        sink.take(row);
        last = row.number();
      }
    }

    @Override
    public void pagination(byte[] bytes) {
      more = hasNext(bytes);
    }
  }
}
