package dev.provenance.cli.api;

import dev.provenance.cli.console.CommandException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server refused a request, or could not be reached (then {@code status} is 0). */
public final class ApiException extends CommandException {
  private final int status;
  private final List<Fault> details;

  ApiException(int status, String message, List<Fault> details) {
    this(status, message, details, null);
  }

  private ApiException(int status, String message, List<Fault> details, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
    this.details = List.copyOf(details);
  }

  static ApiException unreachable(String message, Throwable cause) {
    return new ApiException(0, message, List.of(), cause);
  }

  public int status() {
    return status;
  }

  public List<Fault> details() {
    return details;
  }
}
