package dev.provenance.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TxzArchiveTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temporary;
  private Path directory;

  @BeforeEach
  void createDirectory() throws IOException {
    directory = Files.createDirectory(temporary.toRealPath().resolve("unpacked"));
  }

  @Test
  void unpackInto_filesAndLinks_keepsModesAndTargets() throws IOException {
    unpack(
        file("bin/program", 0755), file("share/text", 0644), link("lib/alias", "../bin/program"));

    assertThat(directory.resolve("bin/program")).isExecutable().hasBinaryContent(CONTENT);
    assertThat(Files.isExecutable(directory.resolve("share/text"))).isFalse();
    assertThat(directory.resolve("lib/alias")).isSymbolicLink().hasBinaryContent(CONTENT);
  }

  @Test
  void unpackInto_entriesLeadingOut_refuses() {
    TarArchiveEntry hardLink = new TarArchiveEntry("passwd", TarConstants.LF_LINK);
    hardLink.setLinkName("/etc/passwd");
    for (TarArchiveEntry entry :
        List.of(
            file("../evil", 0644),
            file("a/../../evil", 0644),
            new TarArchiveEntry(temporary.resolve("evil").toString(), true),
            link("alias", "../.."),
            link("alias", "/etc"))) {
      assertThatIOException()
          .as(entry.getName())
          .isThrownBy(() -> unpack(entry))
          .withMessageContaining("leads out of " + directory);
    }
    assertThatIOException()
        .isThrownBy(() -> unpack(hardLink))
        .withMessageContaining("unknown kind");
    assertThat(temporary.resolve("evil")).doesNotExist();
  }

  @Test
  void unpackInto_throughALinkAlreadyThere_refuses() throws IOException {
    Files.createSymbolicLink(directory.resolve("out"), temporary);

    assertThatIOException()
        .isThrownBy(() -> unpack(file("out/evil", 0644)))
        .withMessageContaining("leads out of");
    assertThat(temporary.resolve("evil")).doesNotExist();
  }

  private void unpack(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
      for (TarArchiveEntry entry : entries) {
        tar.putArchiveEntry(entry);
        if (entry.getSize() > 0) {
          tar.write(CONTENT);
        }
        tar.closeArchiveEntry();
      }
    }
    new TxzArchive(new ByteArrayInputStream(bytes.toByteArray())).unpackInto(directory);
  }

  private static TarArchiveEntry file(String name, int mode) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setSize(CONTENT.length);
    return entry;
  }

  private static TarArchiveEntry link(String name, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    return entry;
  }
}
