package dev.provenance.cli.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of the git program, without a shell. Its stderr is read beside it, so that a talkative
 * git never blocks, and kept (to {@value #STDERR_KEPT} bytes) to be quoted if git fails.
 */
final class GitProcess implements AutoCloseable {
  private static final int STDERR_KEPT = 4096;

  private final Process process;
  private final Thread stderrReader;
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  private GitProcess(Process process) {
    this.process = process;
    this.stderrReader = Thread.ofVirtual().start(this::readStderr);
  }

  static GitProcess start(Path directory, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("git", "--no-pager"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("LC_ALL", "C");
    // Set when called from a hook; they would point git at another repository than the one named.
    builder.environment().keySet().removeAll(List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"));
    builder.environment().keySet().removeAll(List.of("GIT_COMMON_DIR", "GIT_NAMESPACE"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new GitProcess(process);
    } catch (IOException e) {
      throw new GitException(
          "Cannot run git in " + directory + ": is it installed? (" + e.getMessage() + ")", e);
    }
  }

  /** Runs git to its end and returns what it wrote. */
  static Finished run(Path directory, List<String> arguments) {
    try (GitProcess git = start(directory, arguments)) {
      byte[] output = git.stdout().readAllBytes();
      return new Finished(
          git.exitCode(), new String(output, StandardCharsets.UTF_8).strip(), git.complaint());
    } catch (IOException e) {
      throw new GitException("Cannot read what git wrote: " + e.getMessage(), e);
    }
  }

  record Finished(int exitCode, String output, String complaint) {}

  InputStream stdout() {
    return process.getInputStream();
  }

  int exitCode() {
    try {
      int code = process.waitFor();
      stderrReader.join();
      return code;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitException("Interrupted while waiting for git", e);
    }
  }

  String complaint() {
    return stderr.toString(StandardCharsets.UTF_8).strip();
  }

  /** Ends git if it still runs. */
  @Override
  public void close() {
    process.destroy();
  }

  private void readStderr() {
    try (InputStream in = process.getErrorStream()) {
      byte[] buffer = new byte[1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (stderr.size() < STDERR_KEPT) {
          stderr.write(buffer, 0, n);
        }
      }
    } catch (IOException closed) {
      stderr.writeBytes((" (" + closed.getMessage() + ")").getBytes(StandardCharsets.UTF_8));
    }
  }
}
