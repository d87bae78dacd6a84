package dev.provenance;

import java.net.BindException;

/** Puts a failed start into words for the operator. */
final class Causes {
  private Causes() {}

  static String text(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "the port is in use by another program; choose another with PROVENANCE_PORT";
      }
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }
}
