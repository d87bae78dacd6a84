package dev.provenance.store;

import org.jspecify.annotations.Nullable;

/**
 * A batch met a database that {@link LogWriter#prepare} has to be run on first. Nothing was
 * written.
 */
final class NotPreparedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotPreparedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
