package dev.provenance.cli.importgit;

import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.Connection;
import dev.provenance.cli.api.ConnectionOptions;
import dev.provenance.cli.api.Retry;
import dev.provenance.cli.bulk.BarWatcher;
import dev.provenance.cli.bulk.Watcher;
import dev.provenance.cli.console.CommandException;
import dev.provenance.cli.console.Count;
import dev.provenance.cli.console.HelpOption;
import dev.provenance.cli.console.Surroundings;
import dev.provenance.cli.git.GitException;
import dev.provenance.cli.git.GitLog;
import dev.provenance.cli.git.GitRepository;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a history with git and records it through the API; run again, it adds what is new. */
@Command(
    name = "git",
    sortOptions = false,
    description = {
      "Record the history of a git repository: each commit becomes a unit of work, each file"
          + " it changed an interaction.",
      "",
      "  resourceType          FILE",
      "  resourceId            the file's path",
      "  action                CREATE, UPDATE, DELETE or RENAME",
      "  origin                GIT",
      "  userId                the author's e-mail address, after .mailmap",
      "  interactionTimestamp  the author date, which git log shows",
      "  externalReference     the commit's hash",
      "",
      "Commits without files of their own are left out, and so are merges, for which git log"
          + " lists no files; what they merge is recorded with its own commits.",
      "",
      "Running it again adds only what is missing: after an interruption, or because the"
          + " repository has grown.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  provenance import git .",
      "  provenance import git ~/projects/shop --branch main --limit 1000",
      "  provenance import git . --api-url https://provenance.example.com/api"
    })
public final class ImportGitCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Retry retry;

  @SuppressWarnings("NullAway.Init") // picocli sets it before call
  @Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli demands it
  @Parameters(paramLabel = "PATH", description = "The repository, or a directory in it.")
  private Path path;

  @Option(
      names = {"-b", "--branch"},
      paramLabel = "REV",
      defaultValue = "HEAD",
      description = "The branch, tag or commit whose history to import; else HEAD.")
  private String revision = "HEAD";

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      converter = Count.class,
      description = "Only the N oldest commits.")
  private @Nullable Long limit;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print nothing unless something is wrong.")
  private boolean quiet;

  @Mixin private final ConnectionOptions connectionOptions = new ConnectionOptions();

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Mixin
  private final HelpOption help = new HelpOption();

  public ImportGitCommand(Surroundings surroundings, Retry retry) {
    this.retry = retry;
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Connection connection = connectionOptions.connection(surroundings);
    GitRepository repository = GitRepository.at(path);
    String commit = repository.commit(revision);
    refuseShallow(repository);
    long count = repository.count(commit);
    long commits = limit == null ? count : Math.min(limit, count);
    String summary;
    try (var watcher = watcher(commits);
        ApiClient api = new ApiClient(connection, retry, watcher::notice);
        GitLog log = repository.log(commit)) {
      summary = run(api, log, commits, watcher);
    }
    if (!quiet) {
      spec.commandLine().getOut().println(summary);
      spec.commandLine().getOut().flush();
    }
    return ExitCode.OK;
  }

  private static String run(ApiClient api, GitLog log, long commits, Watcher watcher) {
    ImportProgress progress = new ImportProgress(watcher);
    try {
      new GitImport(api, GitImport.LIMITS, progress).run(log, commits);
      return progress.summary();
    } catch (CommandException e) {
      if (progress.anythingImported()) {
        watcher.notice(progress.summary() + ", then it failed. Run it again to import the rest.");
      }
      throw e;
    }
  }

  private void refuseShallow(GitRepository repository) {
    if (repository.shallow()) {
      throw new GitException(
          path
              + " is a shallow clone: its oldest commits look as if they had created every file."
              + " Run 'git fetch --unshallow' in it first.");
    }
  }

  private Watcher watcher(long commits) {
    return BarWatcher.orNotices(
        new BarWatcher.Task("Importing", commits, " commits", 1),
        quiet,
        surroundings,
        spec.commandLine().getErr());
  }
}
