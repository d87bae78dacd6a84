package dev.provenance.cli.git;

import org.jspecify.annotations.Nullable;

/**
 * What a commit did to one file.
 *
 * @param path the file's path after the commit, from the repository's root
 * @param oldPath the path before, if it was renamed
 * @param lines null if the file is binary
 */
public record FileChange(
    Kind kind, RawText path, @Nullable RawText oldPath, @Nullable LineCounts lines) {

  public enum Kind {
    CREATE,
    UPDATE,
    DELETE,
    RENAME
  }

  public record LineCounts(long additions, long deletions) {}
}
