package dev.provenance.sdk.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.provenance.sdk.Interaction;
import dev.provenance.sdk.Provenance;
import dev.provenance.sdk.ProvenanceBuilder;
import dev.provenance.sdk.testing.FakeProvenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SpoolTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final FakeProvenance server = FakeProvenance.start();
  @TempDir private Path directory;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void close_serverAway_isSentAfterTheNextStartBeforeAnythingNew() {
    server.failNext(Integer.MAX_VALUE, 503);
    Provenance first = client().build();
    log(first, "a", "b", "c");
    assertThat(first.close(SHORT)).isEqualTo(3);
    assertThat(first.stats().dropped()).isZero();

    server.failNext(0, 0);
    try (Provenance second = client().build()) {
      log(second, "d");
      assertThat(second.flush(LONG)).isTrue();
      assertThat(second.stats().sent()).isEqualTo(4);
    }
    assertThat(stored()).containsExactly("a", "b", "c", "d");
    assertThat(segments()).isEmpty();
  }

  @Test
  void open_lineCutOff_isCutAway() throws IOException {
    server.failNext(Integer.MAX_VALUE, 503);
    Provenance first = client().build();
    log(first, "a", "b");
    first.close(SHORT);
    Path segment = segments().get(0);
    byte[] whole = Files.readAllBytes(segment);
    Files.writeString(segment, "{\"resourceId\":\"torn", StandardOpenOption.APPEND);

    Provenance second = client().build();
    assertThat(Files.readAllBytes(segment)).isEqualTo(whole);
    assertThat(second.stats().queued()).isEqualTo(2);
    second.close(SHORT);

    server.failNext(0, 0);
    try (Provenance third = client().build()) {
      assertThat(third.flush(LONG)).isTrue();
    }
    assertThat(stored()).containsExactly("a", "b");
  }

  @Test
  void open_positionInTheMiddle_goesOnFromThere() throws IOException {
    Files.writeString(directory.resolve("00000003.ndjson"), line("old"));
    Files.writeString(directory.resolve("00000004.ndjson"), line("a") + line("b") + line("c"));
    Files.writeString(directory.resolve("00000005.ndjson"), line("d"));
    Files.writeString(directory.resolve("sent"), "4 " + line("a").length() + "\n");
    try (Provenance provenance = client().build()) {
      log(provenance, "e");
      assertThat(provenance.flush(LONG)).isTrue();
      assertThat(provenance.stats().sent()).isEqualTo(4);
    }
    assertThat(stored()).containsExactly("b", "c", "d", "e");
  }

  @Test
  void open_positionUnreadable_sendsEverything() throws IOException {
    Files.writeString(directory.resolve("00000001.ndjson"), line("a") + "\n" + line("b"));
    Files.writeString(directory.resolve("sent"), "");
    try (Provenance provenance = client().build()) {
      assertThat(provenance.flush(LONG)).isTrue();
    }
    assertThat(stored()).containsExactly("a", "b");
  }

  @Test
  void open_damagedLine_isRejectedAndTheRestSent() throws IOException {
    Files.writeString(directory.resolve("00000001.ndjson"), line("a") + "damaged\n" + line("b"));
    try (Provenance provenance = client().build()) {
      assertThat(provenance.flush(LONG)).isTrue();
      assertThat(provenance.stats().sent()).isEqualTo(2);
      assertThat(provenance.stats().rejected()).isEqualTo(1);
    }
    assertThat(stored()).containsExactly("a", "b");
  }

  @Test
  void open_directoryInUse_saysSo() {
    try (Provenance provenance = client().build()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> client().build())
          .withMessageContaining(directory.toString())
          .withMessageContaining("in use");
      log(provenance, "a");
    }
    try (Provenance again = client().build()) {
      assertThat(again.stats().queued()).isZero();
    }
  }

  @Test
  void log_spoolFull_dropsAndTakesMoreWhenThereIsRoom() {
    List<Interaction> dropped = new CopyOnWriteArrayList<>();
    server.failNext(Integer.MAX_VALUE, 503);
    try (Provenance provenance =
        client()
            .maxSpoolBytes(10_000)
            .blockWhenFull(Duration.ZERO)
            .onDropped(dropped::add)
            .build()) {
      int logged = 0;
      while (dropped.isEmpty()) {
        log(provenance, "r" + logged++);
      }
      assertThat(logged).isBetween(10, 100);
      assertThat(size()).isLessThanOrEqualTo(10_000);
      server.failNext(0, 0);
      assertThat(provenance.flush(LONG)).isTrue();
      dropped.clear();
      for (int i = 0; i < 200; i++) {
        log(provenance, "s" + i);
        assertThat(provenance.flush(LONG)).isTrue();
      }
      assertThat(dropped).isEmpty();
      assertThat(size()).isLessThanOrEqualTo(10_000);
    }
  }

  @Test
  void log_moreThanOneSegment_isSentInOrderAndDeleted() {
    try (Provenance provenance = client().maxSpoolBytes(40_000).blockWhenFull(LONG).build()) {
      for (int i = 0; i < 2_000; i++) {
        log(provenance, "r" + i);
      }
      assertThat(provenance.flush(LONG)).isTrue();
      assertThat(segments()).hasSizeLessThan(5);
    }
    List<String> stored = stored();
    assertThat(stored).hasSize(2_000);
    for (int i = 0; i < stored.size(); i++) {
      assertThat(stored.get(i)).isEqualTo("r" + i);
    }
  }

  private ProvenanceBuilder client() {
    return server.client("test").spool(directory).onError(failure -> {});
  }

  private static void log(Provenance provenance, String... resources) {
    for (String resource : resources) {
      provenance.log(Interaction.of("ORDER", resource, "CREATE"));
    }
  }

  private static String line(String resource) {
    return Interaction.of("ORDER", resource, "CREATE").json().text() + "\n";
  }

  private List<String> stored() {
    return server.interactions().stream().map(i -> String.valueOf(i.resourceId())).toList();
  }

  private long size() {
    return segments().stream().mapToLong(file -> file.toFile().length()).sum();
  }

  private List<Path> segments() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
