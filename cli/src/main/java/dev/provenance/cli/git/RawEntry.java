package dev.provenance.cli.git;

import dev.provenance.cli.git.FileChange.Kind;
import dev.provenance.cli.git.FileChange.LineCounts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One entry of {@code --raw}: {@code :<modes> <hashes> <status>}, then one path or two. */
record RawEntry(Kind kind, RawText path, @Nullable RawText oldPath) {

  static RawEntry read(String entry, NulTokens tokens) throws IOException {
    String status = entry.substring(entry.lastIndexOf(' ') + 1);
    RawText first = new RawText(tokens.require());
    return switch (status.charAt(0)) {
      case 'A' -> new RawEntry(Kind.CREATE, first, null);
      case 'M', 'T' -> new RawEntry(Kind.UPDATE, first, null);
      case 'D' -> new RawEntry(Kind.DELETE, first, null);
      case 'R' -> new RawEntry(Kind.RENAME, new RawText(tokens.require()), first);
      case 'C' -> new RawEntry(Kind.CREATE, new RawText(tokens.require()), null);
      default ->
          throw new GitException(
              "git log wrote the status '" + status + "'; expected one of A C D M R T.");
    };
  }

  FileChange change(@Nullable LineCounts lines) {
    return new FileChange(kind, path, oldPath, lines);
  }
}
