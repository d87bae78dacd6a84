package dev.provenance.store;

/** The log in blocks: block b holds the numbers from b * 1024 + 1 to (b + 1) * 1024. */
final class Blocks {
  static final long SIZE = 1024;

  private Blocks() {}

  /** The last number of the last complete block at or before a number; 0 when there is none. */
  static long completeUpTo(long number) {
    return number / SIZE * SIZE;
  }

  /** The first block that begins at or after a number. */
  static long firstFrom(long number) {
    return (number - 1 + SIZE - 1) / SIZE;
  }
}
