package dev.provenance.cli.export;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Stdout, or a file that is none on a disk, such as a pipe with a name. */
record Stream(OutputStream out, String name) implements Destination {
  static Stream stdout() {
    return new Stream(buffered(new FileOutputStream(FileDescriptor.out)), "stdout");
  }

  static Stream to(Path path) throws IOException {
    return new Stream(buffered(new FileOutputStream(path.toFile())), path.toString());
  }

  @Override
  public Written before() {
    return Written.NOTHING;
  }

  @Override
  public void complete() throws IOException {
    out.flush();
  }

  @Override
  public void close() {
    // stdout stays open, and what could not be flushed has been reported
  }

  private static OutputStream buffered(OutputStream out) {
    return new BufferedOutputStream(out, 1 << 16);
  }
}
