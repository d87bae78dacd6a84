package dev.provenance.ingest;

/** Told what happens on the way in. */
public interface IngestMetrics {
  /** A batch of this many interactions is on disk. */
  void stored(int interactions);

  /** A request was turned away because too much was waiting. */
  void refused();
}
