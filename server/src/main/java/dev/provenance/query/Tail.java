package dev.provenance.query;

import dev.provenance.model.Listing;

/** What came after a number, ascending: a cursor through the log. */
public record Tail<T>(Listing<T> data, Cursor pagination) {

  /**
   * Where to go on.
   *
   * @param nextAfter what to pass as {@code after} next
   */
  public record Cursor(int limit, long after, long nextAfter, boolean hasNext) {}
}
