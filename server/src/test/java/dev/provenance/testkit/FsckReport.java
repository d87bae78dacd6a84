package dev.provenance.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.provenance.fsck.Fsck;
import dev.provenance.store.DatabaseAddress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a check of a whole store says. */
public record FsckReport(boolean isSound, String text) {
  public static FsckReport of(TestDatabase database) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DatabaseAddress address =
        new DatabaseAddress(database.url(), database.user(), database.password());
    boolean isSound = new Fsck(address, new PrintStream(out, true, StandardCharsets.UTF_8)).run();
    return new FsckReport(isSound, out.toString(StandardCharsets.UTF_8));
  }

  public void assertSound() {
    assertThat(isSound).as(text).isTrue();
  }
}
