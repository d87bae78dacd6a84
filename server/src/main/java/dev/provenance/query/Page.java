package dev.provenance.query;

import dev.provenance.model.Listing;
import dev.provenance.model.PageRequest;

/** One page of a list, and where it lies in the whole. */
public record Page<T>(Listing<T> data, Pagination pagination) {

  /** Where a page lies; {@code total} is exact. */
  public record Pagination(
      int page, int limit, long total, long totalPages, boolean hasNext, boolean hasPrev) {}

  public static <T> Page<T> of(Listing<T> data, PageRequest page, long total) {
    long pages = (total + page.limit() - 1) / page.limit();
    return new Page<>(
        data,
        new Pagination(
            page.page(),
            page.limit(),
            total,
            pages,
            page.page() < pages,
            page.page() > 1 && pages > 0));
  }

  /** Reads {@code page} and {@code limit}. */
  static PageRequest request(Parameters parameters, boolean ascending) {
    return new PageRequest(
        parameters.integer("page", 1, 1, Integer.MAX_VALUE),
        parameters.integer("limit", 50, 1, 100),
        ascending);
  }
}
