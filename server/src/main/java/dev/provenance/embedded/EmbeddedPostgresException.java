package dev.provenance.embedded;

import java.io.Serial;

/**
 * The embedded PostgreSQL cannot do its work. The message tells an operator what, where and what to
 * do.
 */
public final class EmbeddedPostgresException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  EmbeddedPostgresException(String message) {
    super(message);
  }

  EmbeddedPostgresException(String message, Throwable cause) {
    super(message, cause);
  }
}
