package dev.provenance.store;

import dev.provenance.model.LogSnapshot;

/**
 * The state of a log that a transaction sees.
 *
 * @param head the newest number that may be shown
 * @param rolledUp the last number that the rollup has taken in; a multiple of a block's size
 */
record Snapshot(long head, long rolledUp, long catalogVersion) {
  LogSnapshot forCallers() {
    return new LogSnapshot(head, catalogVersion);
  }
}
