package dev.provenance.cli.git;

import dev.provenance.cli.git.FileChange.LineCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Streams a history out of one {@code git log} process: oldest first, one commit in memory. Every
 * setting of the user that would change the list of files or its order is overruled, because two
 * readings of a commit must give the same list.
 */
public final class GitLog implements AutoCloseable {
  private static final String HEADER = "commit ";
  private static final String FORMAT =
      "--format=" + HEADER + "%H%x00%aE%x00%aN%x00%at%x00%ct%x00%s";
  private static final Pattern NUMSTAT =
      Pattern.compile("(\\d+|-)\t(\\d+|-)\t(.*)", Pattern.DOTALL);
  private static final long YEAR_1 = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_9999 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private final GitProcess git;
  private final NulTokens tokens;
  private @Nullable String ahead;

  private GitLog(GitProcess git) {
    this.git = git;
    this.tokens = new NulTokens(git.stdout());
  }

  static GitLog start(Path directory, String commit) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-c", "log.showRoot=true", "-c", "log.showSignature=false"));
    arguments.addAll(List.of("log", "--reverse", "--topo-order", "--diff-merges=off"));
    arguments.addAll(List.of("--raw", "--numstat", "-z", "-M", "-l1000", "-O/dev/null"));
    arguments.addAll(List.of("--diff-algorithm=myers", "--no-ext-diff", "--no-textconv"));
    arguments.addAll(List.of("--no-relative", "--ignore-submodules=none", "--no-color"));
    arguments.addAll(List.of("--no-notes", "--encoding=UTF-8", FORMAT, commit, "--"));
    return new GitLog(GitProcess.start(directory, arguments));
  }

  /** The next commit; null when git has told all and ended well. */
  public @Nullable Commit next() {
    try {
      String token = ahead != null ? ahead : tokens.next();
      ahead = null;
      if (token == null) {
        return ended();
      }
      if (!token.startsWith(HEADER)) {
        throw unexpected(token);
      }
      return commit(token.substring(HEADER.length()));
    } catch (IOException e) {
      throw new GitException("Cannot read git log: " + e.getMessage() + quotation(), e);
    }
  }

  @Override
  public void close() {
    git.close();
  }

  private @Nullable Commit ended() {
    int code = git.exitCode();
    if (code != 0) {
      throw new GitException("git log failed with exit code " + code + quotation());
    }
    return null;
  }

  private Commit commit(String hash) throws IOException {
    String email = new RawText(tokens.require()).text();
    String name = new RawText(tokens.require()).text();
    String authored = tokens.require();
    String committed = tokens.require();
    String subject = new RawText(tokens.require()).text();
    Instant date = date(authored);
    return new Commit(
        hash,
        email.isBlank() ? name : email,
        date != null ? date : date(committed),
        subject,
        changes());
  }

  /** First all entries of --raw, then all of --numstat; the next commit's header ends them. */
  private List<FileChange> changes() throws IOException {
    List<RawEntry> entries = new ArrayList<>();
    Map<RawText, Matcher> numbers = new HashMap<>();
    String token = tokens.next();
    for (; token != null && !token.startsWith(HEADER); token = tokens.next()) {
      String entry = token.startsWith("\n") ? token.substring(1) : token;
      if (entry.startsWith(":")) {
        entries.add(RawEntry.read(entry, tokens));
      } else {
        Matcher numstat = NUMSTAT.matcher(entry);
        if (!numstat.matches()) {
          throw unexpected(token);
        }
        numbers.put(numstatPath(numstat.group(3)), numstat);
      }
    }
    ahead = token;
    return entries.stream().map(entry -> entry.change(lines(numbers.get(entry.path())))).toList();
  }

  /** A rename leaves the path out and has the old and the new one follow. */
  private RawText numstatPath(String path) throws IOException {
    if (!path.isEmpty()) {
      return new RawText(path);
    }
    tokens.require();
    return new RawText(tokens.require());
  }

  /** Git leaves out a modified file in which no line differs. */
  private static @Nullable LineCounts lines(@Nullable Matcher numstat) {
    if (numstat == null) {
      return new LineCounts(0, 0);
    }
    if (numstat.group(1).equals("-")) {
      return null;
    }
    return new LineCounts(Long.parseLong(numstat.group(1)), Long.parseLong(numstat.group(2)));
  }

  private static @Nullable Instant date(String epochSeconds) {
    if (!epochSeconds.matches("-?\\d{1,15}")) {
      return null;
    }
    long seconds = Long.parseLong(epochSeconds);
    return seconds < YEAR_1 || seconds > YEAR_9999 ? null : Instant.ofEpochSecond(seconds);
  }

  private GitException unexpected(String token) {
    return new GitException(
        "git log wrote '"
            + new RawText(token).percentEscaped()
            + "' where a commit or a file was"
            + " expected"
            + quotation());
  }

  private String quotation() {
    String complaint = git.complaint();
    return complaint.isEmpty() ? "." : ". git says: " + complaint;
  }
}
