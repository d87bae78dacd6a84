package dev.provenance.cli.git;

import dev.provenance.cli.console.CommandException;
import org.jspecify.annotations.Nullable;

/** The git program is missing, refused, or said something unexpected. */
public final class GitException extends CommandException {
  public GitException(String message) {
    super(message);
  }

  GitException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
