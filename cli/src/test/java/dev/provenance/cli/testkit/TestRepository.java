package dev.provenance.cli.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A git repository in a directory of its own, made by the git program; every day one commit. */
public final class TestRepository {
  private static final long FIRST_DAY = 1_700_000_000L;

  private final Path directory;
  private final String author;
  private int commits;

  private TestRepository(Path directory, String author) {
    this.directory = directory;
    this.author = author;
  }

  public static TestRepository in(Path directory) {
    TestRepository repository = new TestRepository(directory, "Ada <ada@example.com>");
    repository.git("init", "--quiet", "--initial-branch=main");
    return repository;
  }

  /** The same repository, committing as somebody else. */
  public TestRepository as(String nameAndEmail) {
    TestRepository other = new TestRepository(directory, nameAndEmail);
    other.commits = commits + 100;
    return other;
  }

  public Path directory() {
    return directory;
  }

  public TestRepository write(String name, String content) {
    return write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public TestRepository write(String name, byte[] content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new IllegalStateException("cannot write " + name, e);
    }
  }

  /** Commits whatever is there, even nothing; returns the hash. */
  public String commit(String subject) {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "-m", subject);
    return git("rev-parse", "HEAD");
  }

  /** Runs git in the repository; returns its output, or fails with its complaint. */
  public String git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "commit.gpgsign=false"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    long date = FIRST_DAY + 86_400L * commits++;
    Map<String, String> environment = builder.environment();
    String name = author.substring(0, author.indexOf('<')).strip();
    String email = author.substring(author.indexOf('<') + 1, author.indexOf('>'));
    environment.put("GIT_AUTHOR_NAME", name);
    environment.put("GIT_AUTHOR_EMAIL", email);
    environment.put("GIT_AUTHOR_DATE", date + " +0100");
    environment.put("GIT_COMMITTER_NAME", "Committer");
    environment.put("GIT_COMMITTER_EMAIL", "committer@example.com");
    environment.put("GIT_COMMITTER_DATE", (date + 3600) + " +0100");
    try {
      Process git = builder.redirectErrorStream(true).start();
      String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (git.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + ": " + output);
      }
      return output.strip();
    } catch (IOException e) {
      throw new IllegalStateException("cannot run git", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
