package dev.provenance.cli.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A repository on this machine, with or without a work tree. */
public final class GitRepository {
  private final Path directory;

  private GitRepository(Path directory) {
    this.directory = directory;
  }

  /** The repository that the directory is, or lies in. */
  public static GitRepository at(Path path) {
    Path directory = path.toAbsolutePath().normalize();
    if (!Files.isDirectory(directory)) {
      throw new GitException(directory + " is not a directory.");
    }
    var found = GitProcess.run(directory, List.of("rev-parse", "--git-dir"));
    if (found.exitCode() != 0) {
      throw new GitException(
          directory + " is not in a git repository. git says: " + found.complaint());
    }
    return new GitRepository(directory);
  }

  /** The full hash of the commit that a branch, tag or any other revision stands for. */
  public String commit(String revision) {
    var resolved =
        GitProcess.run(
            directory,
            List.of("rev-parse", "--verify", "--end-of-options", revision + "^{commit}"));
    if (resolved.exitCode() != 0 || !resolved.output().matches("[0-9a-f]{40,64}")) {
      throw new GitException(
          "'"
              + revision
              + "' names no commit in "
              + directory
              + ". git says: "
              + resolved.complaint());
    }
    return resolved.output();
  }

  /** Whether its history was cut off when it was cloned. */
  public boolean shallow() {
    return "true".equals(output(List.of("rev-parse", "--is-shallow-repository")));
  }

  /** How many commits lead to the given one, itself included. */
  public long count(String commit) {
    return Long.parseLong(output(List.of("rev-list", "--count", commit)));
  }

  /** All commits that lead to the given one, parents before children. */
  public GitLog log(String commit) {
    return GitLog.start(directory, commit);
  }

  private String output(List<String> arguments) {
    var finished = GitProcess.run(directory, arguments);
    if (finished.exitCode() != 0) {
      throw new GitException(
          "git "
              + String.join(" ", arguments)
              + " failed in "
              + directory
              + ": "
              + finished.complaint());
    }
    return finished.output();
  }
}
