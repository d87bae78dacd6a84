package dev.provenance.store;

import dev.provenance.model.Interaction;
import dev.provenance.model.Listing;
import dev.provenance.model.LogSnapshot;

/**
 * Part of what matches.
 *
 * @param last number of the last row; 0 when there is none
 * @param hasMore whether more may match behind it
 * @param snapshot the state of the log they were read in
 */
public record Stretch(
    Listing<Interaction> rows, long last, boolean hasMore, LogSnapshot snapshot) {}
