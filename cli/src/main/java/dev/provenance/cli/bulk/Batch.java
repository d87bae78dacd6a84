package dev.provenance.cli.bulk;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Lines of NDJSON that go to the server together, all or nothing. */
public final class Batch {
  private final Limits limits;
  private final List<byte[]> lines = new ArrayList<>();
  private int bytes;

  /** What one request may hold; well below what the server takes. */
  public record Limits(int items, int bytes) {}

  public Batch(Limits limits) {
    this.limits = limits;
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  public int size() {
    return lines.size();
  }

  /** Takes the line unless it is full; an empty batch takes any line. */
  public boolean offer(byte[] line) {
    boolean full = lines.size() == limits.items() || bytes + line.length + 1 > limits.bytes();
    if (full && !isEmpty()) {
      return false;
    }
    lines.add(line);
    bytes += line.length + 1;
    return true;
  }

  /** A copy of the list. */
  public List<byte[]> lines() {
    return List.copyOf(lines);
  }

  /** Takes the lines from the index on out again. */
  public List<byte[]> takeFrom(int index) {
    List<byte[]> tail = lines.subList(index, lines.size());
    List<byte[]> taken = List.copyOf(tail);
    tail.clear();
    taken.forEach(line -> bytes -= line.length + 1);
    return taken;
  }

  /** The lines as the body of a request. */
  public byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream(bytes);
    for (byte[] line : lines) {
      body.writeBytes(line);
      body.write('\n');
    }
    return body.toByteArray();
  }
}
