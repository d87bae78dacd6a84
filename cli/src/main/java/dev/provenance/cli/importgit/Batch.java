package dev.provenance.cli.importgit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Lines of NDJSON that go to the server together, all or nothing. */
final class Batch {
  private final Limits limits;
  private final List<byte[]> lines = new ArrayList<>();
  private int bytes;

  /** What one request may hold; well below what the server takes. */
  record Limits(int items, int bytes) {
    static final Limits STANDARD = new Limits(5_000, 8 * 1024 * 1024);
  }

  Batch(Limits limits) {
    this.limits = limits;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  int size() {
    return lines.size();
  }

  /** Takes the line unless it is full; an empty batch takes any line. */
  boolean offer(byte[] line) {
    boolean full = lines.size() == limits.items() || bytes + line.length + 1 > limits.bytes();
    if (full && !isEmpty()) {
      return false;
    }
    lines.add(line);
    bytes += line.length + 1;
    return true;
  }

  /** Takes the lines from the index on out again. */
  List<byte[]> takeFrom(int index) {
    List<byte[]> tail = lines.subList(index, lines.size());
    List<byte[]> taken = List.copyOf(tail);
    tail.clear();
    taken.forEach(line -> bytes -= line.length + 1);
    return taken;
  }

  byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream(bytes);
    for (byte[] line : lines) {
      body.writeBytes(line);
      body.write('\n');
    }
    return body.toByteArray();
  }

  static String idempotencyKey(byte[] body) {
    return "import-git-" + HexFormat.of().formatHex(Sha256.of(body));
  }
}
