package dev.provenance.sdk.queue;

import dev.provenance.sdk.api.Fault;
import java.util.List;

/** Is told what becomes of the lines. Must not throw. */
public interface QueueListener {
  /** These are stored. */
  void sent(List<byte[]> lines);

  /** There was no room for this one, or no time left. */
  void dropped(byte[] line);

  /** The server can never take this one. */
  void rejected(byte[] line, List<Fault> reasons);

  /** A try failed, or the spool did; it will be tried again. */
  void failed(RuntimeException failure);
}
