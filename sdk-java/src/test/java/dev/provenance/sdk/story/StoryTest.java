package dev.provenance.sdk.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.sdk.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays what both SDKs must do on the wire, file by file. */
@Timeout(60)
final class StoryTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void story_isPlayedAsWritten(String file) throws Exception {
    Nodes story = Nodes.of(Json.read(Files.readString(directory().resolve(file))));
    List<?> steps = story.list("steps");
    assertThat(steps).isNotEmpty();
    try (Player player = new Player(story.object("client"))) {
      for (int i = 0; i < steps.size(); i++) {
        try {
          player.play(Nodes.of(steps.get(i)));
        } catch (AssertionError e) {
          throw new AssertionError("step " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
      player.end();
    }
  }

  @Test
  void stories_areThere() {
    assertThat(stories()).hasSizeGreaterThanOrEqualTo(10);
  }

  static List<String> stories() {
    try (Stream<Path> files = Files.list(directory())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path directory() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path stories = at.resolve("api/samples/clients");
      if (Files.isDirectory(stories)) {
        return stories;
      }
    }
    throw new AssertionError("no api/samples/clients here or above");
  }
}
