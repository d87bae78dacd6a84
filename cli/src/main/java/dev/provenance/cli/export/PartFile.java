package dev.provenance.cli.export;

import dev.provenance.cli.console.CommandException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that gets its name when it is complete; until then it is called {@code NAME.part}. */
final class PartFile implements Destination {
  private final Path target;
  private final Path part;
  private final FileChannel channel;
  private final Written before;
  private final OutputStream out;

  private PartFile(Path target, Path part, FileChannel channel, Written before) {
    this.target = target;
    this.part = part;
    this.channel = channel;
    this.before = before;
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  /**
   * Takes the part file to itself.
   *
   * @param resume whether to keep the complete records of one that is there; half a record at its
   *     end is cut off
   */
  static PartFile open(Path file, RowFormat format, boolean resume) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    FileChannel channel =
        FileChannel.open(
            part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new CommandException("Another export is writing " + part + ".");
      }
      Written before = resume ? written(part, channel, format) : Written.NOTHING;
      channel.truncate(before.bytes()).position(before.bytes());
      return new PartFile(target, part, channel, before);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public OutputStream out() {
    return out;
  }

  @Override
  public Written before() {
    return before;
  }

  @Override
  public void complete() throws IOException {
    out.flush();
    channel.force(true);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String name() {
    return part.toString();
  }

  private static Written written(Path part, FileChannel channel, RowFormat format) {
    try {
      return Written.in(channel, format);
    } catch (IOException e) {
      throw new CommandException(
          part + " cannot be resumed: " + e.getMessage() + ". Without --resume it is written anew.",
          e);
    }
  }
}
