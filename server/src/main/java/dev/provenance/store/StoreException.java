package dev.provenance.store;

import java.sql.SQLException;

/** The database refused a statement for a reason that is no caller's fault. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  StoreException(String message) {
    super(message);
  }

  StoreException(SQLException cause) {
    this("SQLSTATE " + cause.getSQLState() + ": " + cause.getMessage(), cause);
  }

  boolean isCheckViolation() {
    return getCause() instanceof SQLException cause && SqlState.of(cause).isCheckViolation();
  }
}
