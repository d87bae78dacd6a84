package dev.provenance.cli.log;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.Query;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the log in the order of its numbers, page by page. Numbers follow the commits, so whoever
 * goes on from the last number misses nothing and meets nothing twice, also after a lost
 * connection.
 */
public final class LogReader {
  private static final String PATH = "/interactions";
  private static final int PAGE = 100;

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
   * @param filter the rows to read
   */
  public LogReader(ApiClient api, Query filter) {
    this.api = api;
    this.filter = filter;
  }

  /** The highest number in the whole log, whatever the filter; 0 while it is empty. */
  public long head() {
    return api.send(ApiRequest.get(PATH, Query.NONE.and("limit", 1)))
        .at("/data/0/interactionNumber")
        .asLong(0);
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
      more = json.readTree(bytes).path("hasNext").asBoolean(false);
    }
  }
}
