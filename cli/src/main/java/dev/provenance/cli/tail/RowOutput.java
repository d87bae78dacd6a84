package dev.provenance.cli.tail;

import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.log.BrokenPipe;
import dev.provenance.cli.log.Row;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.function.Function;

/** Writes rows to stdout, one a line, and lets nothing lie in a buffer. */
final class RowOutput implements Follower.Output {
  private final OutputStream out =
      new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
  private final Function<Row, byte[]> line;
  private final Outage outage;

  /** Nobody reads any more: the end, and no failure. */
  static final class ReaderGoneException extends RuntimeException {
    ReaderGoneException(Throwable cause) {
      super(cause);
    }
  }

  RowOutput(Function<Row, byte[]> line, Outage outage) {
    this.line = line;
    this.outage = outage;
  }

  /** In the encoding of stdout. */
  static byte[] encoded(String text) {
    String encoding = System.getProperty("stdout.encoding", "UTF-8");
    return text.getBytes(Charset.forName(encoding));
  }

  @Override
  public void print(List<Row> rows) {
    try {
      for (Row row : rows) {
        out.write(line.apply(row));
        out.write('\n');
      }
      out.flush();
    } catch (IOException e) {
      if (BrokenPipe.is(e)) {
        throw new ReaderGoneException(e);
      }
      throw new CommandException("Cannot write to stdout: " + e.getMessage(), e);
    }
  }

  @Override
  public void answered() {
    outage.over();
  }
}
