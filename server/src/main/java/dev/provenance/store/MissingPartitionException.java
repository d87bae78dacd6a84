package dev.provenance.store;

/** The month of a batch has no partition yet: the clock has just passed into it. */
final class MissingPartitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingPartitionException(Throwable cause) {
    super("the log has no partition for this month", cause);
  }
}
