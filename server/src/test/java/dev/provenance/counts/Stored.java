package dev.provenance.counts;

import java.time.Instant;
import java.util.UUID;

/** An item and where the log put it. */
record Stored(Item item, long number, UUID id, Instant created) {
  Instant happened() {
    Instant stamp = item.stamp();
    return stamp == null ? created : stamp;
  }
}
