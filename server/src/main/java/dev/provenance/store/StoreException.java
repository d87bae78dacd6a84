package dev.provenance.store;

/** The database refused a statement for a reason that is no caller's fault. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
