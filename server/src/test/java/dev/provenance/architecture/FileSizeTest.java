package dev.provenance.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The budget of lines, for all modules of the repository. */
final class FileSizeTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final long MOST_LINES = 400;
  private static final long MEDIAN_LINES = 90;

  @Test
  void javaFiles_haveAtMost400Lines() throws IOException {
    assertThat(javaFiles("src"))
        .isNotEmpty()
        .allSatisfy(file ->
            assertThat(lines(file)).as("lines of %s", file).isLessThanOrEqualTo(MOST_LINES));
  }

  @Test
  void javaFiles_haveAMedianOfAtMost90Lines() throws IOException {
    List<Long> sizes = javaFiles("src/main").stream().map(FileSizeTest::lines).sorted().toList();

    assertThat(sizes.get(sizes.size() / 2)).as("median of lines").isLessThanOrEqualTo(MEDIAN_LINES);
  }

  private static List<Path> javaFiles(String below) throws IOException {
    List<Path> roots;
    try (Stream<Path> modules = Files.list(REPOSITORY)) {
      roots = modules.map(module -> module.resolve(below)).filter(Files::isDirectory).toList();
    }
    return roots.stream().flatMap(FileSizeTest::javaFilesBelow).toList();
  }

  private static Stream<Path> javaFilesBelow(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
