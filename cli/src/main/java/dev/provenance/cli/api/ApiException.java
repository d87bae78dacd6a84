package dev.provenance.cli.api;

import dev.provenance.cli.console.CommandException;
import java.util.List;

/** The server refused a request, or could not be reached (then {@code status} is 0). */
public final class ApiException extends CommandException {
  private final int status;
  private final String reason;
  private final List<Fault> details;

  /**
   * @param reason in a few words, what {@code message} says at length
   */
  ApiException(int status, String reason, String message, List<Fault> details) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.details = List.copyOf(details);
  }

  private ApiException(String reason, String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
    this.reason = reason;
    this.details = List.of();
  }

  static ApiException unreachable(String reason, String message, Throwable cause) {
    return new ApiException(reason, message, cause);
  }

  public int status() {
    return status;
  }

  /** What the server said was wrong; of an unreachable one, what it does. */
  public String reason() {
    return reason;
  }

  public List<Fault> details() {
    return details;
  }
}
