package dev.provenance.sdk.api;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Reads the log by its numbers, stretch by stretch, as far as it goes. */
final class Tail implements Iterable<RecordedInteraction> {
  private static final int LONGEST = 100;

  private final Client client;
  private final String path;
  private final InteractionQuery query;

  Tail(Client client, String path, InteractionQuery query) {
    this.client = client;
    this.path = path;
    InteractionQuery from = query.parameters().has("after") ? query : query.after(0);
    this.query = from.parameters().has("limit") ? from : from.limit(LONGEST);
  }

  @Override
  public Iterator<RecordedInteraction> iterator() {
    return new Rows();
  }

  private final class Rows implements Iterator<RecordedInteraction> {
    private final Queue<RecordedInteraction> fetched = new ArrayDeque<>();
    private InteractionQuery next = query;
    private boolean more = true;

    @Override
    public boolean hasNext() {
      while (fetched.isEmpty() && more) {
        Stretch stretch = client.get(path + next.parameters().query(), Stretch.class);
        fetched.addAll(stretch.data());
        more = stretch.pagination().hasNext();
        next = next.after(stretch.pagination().nextAfter());
      }
      return !fetched.isEmpty();
    }

    @Override
    public RecordedInteraction next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the log ends here");
      }
      return fetched.remove();
    }
  }

  record Stretch(List<RecordedInteraction> data, Cursor pagination) {}

  record Cursor(long nextAfter, boolean hasNext) {}
}
