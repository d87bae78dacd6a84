package dev.provenance.cli.tail;

/**
 * While it is open, Ctrl-C ends the program at once and with exit code 0: for a command that has no
 * other end, being stopped is no failure.
 */
final class QuietEnd implements AutoCloseable {
  private final Thread hook = new Thread(() -> Runtime.getRuntime().halt(0), "quiet-end");

  QuietEnd() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAlready) {
      // then the hook is what ends it
    }
  }
}
