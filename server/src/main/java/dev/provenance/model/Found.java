package dev.provenance.model;

/**
 * What a reader of the log was given.
 *
 * @param rows one page of what matches
 * @param total how many match, exactly
 * @param snapshot the state of the log they were read in
 */
public record Found<T>(Listing<T> rows, long total, LogSnapshot snapshot) {}
