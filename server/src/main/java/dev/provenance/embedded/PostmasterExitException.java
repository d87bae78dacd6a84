package dev.provenance.embedded;

import java.io.Serial;

/** A postmaster ended before it was ready. */
final class PostmasterExitException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String output;

  /**
   * @param output the last lines it wrote
   */
  PostmasterExitException(int exitCode, String output) {
    super("it ended with exit code " + exitCode);
    this.output = output;
  }

  String output() {
    return output;
  }

  boolean portTaken() {
    return output.contains("could not bind") || output.contains("could not create any TCP/IP");
  }

  /** Backends of a killed postmaster, which notice within moments. */
  boolean orphansStillThere() {
    return output.contains("pre-existing shared memory block");
  }
}
