package dev.provenance.model;

/**
 * Which page of a list.
 *
 * @param page from 1
 * @param limit rows per page
 */
public record PageRequest(int page, int limit, boolean ascending) {
  public long offset() {
    return (page - 1L) * limit;
  }
}
