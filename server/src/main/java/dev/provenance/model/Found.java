package dev.provenance.model;

import java.util.List;

/**
 * What a reader of the log was given.
 *
 * @param rows one page of what matches
 * @param total how many match, exactly
 * @param snapshot the state of the log they were read in
 */
public record Found<T>(List<T> rows, long total, LogSnapshot snapshot) {
  public Found {
    rows = List.copyOf(rows);
  }
}
