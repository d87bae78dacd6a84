package dev.provenance.cli.git;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A commit and its changes, in git's order, which is the same on every reading.
 *
 * @param author the e-mail address if there is one, else the name, after .mailmap; may be empty
 * @param date the author date, which {@code git log} shows; null if the commit has no usable one
 */
public record Commit(
    String hash, String author, @Nullable Instant date, String subject, List<FileChange> changes) {
  public Commit {
    changes = List.copyOf(changes);
  }
}
