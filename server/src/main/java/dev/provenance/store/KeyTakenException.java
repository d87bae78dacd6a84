package dev.provenance.store;

/**
 * An idempotency key of the batch was used by another node since it was looked up; look it up
 * again.
 */
public final class KeyTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyTakenException(Throwable cause) {
    super("an idempotency key was taken meanwhile", cause);
  }
}
