package dev.provenance.cli.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** Where an export goes. */
interface Destination extends Closeable {
  OutputStream out();

  /** What was there before, when an export is resumed. */
  Written before();

  /** Called once all is written: only now does it count. */
  void complete() throws IOException;

  /** For messages. */
  String name();
}
