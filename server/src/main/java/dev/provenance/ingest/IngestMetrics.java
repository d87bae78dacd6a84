package dev.provenance.ingest;

/** Told what happens on the way in. */
public interface IngestMetrics {
  /**
   * A batch is on disk.
   *
   * @param waited nanoseconds that its first request had waited for its turn
   * @param written nanoseconds from then until it was on disk
   */
  void stored(int interactions, long waited, long written);
}
