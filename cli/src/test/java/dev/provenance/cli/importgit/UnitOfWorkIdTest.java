package dev.provenance.cli.importgit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

final class UnitOfWorkIdTest {
  private static final String HASH = "dbf67bc96fc5406f115b55b823ba6d4433f281dd";

  /** Must stay as it is for ever: another value would import every history a second time. */
  @Test
  void ofCommit_hash_isTheVersion8UuidOfIt() {
    UUID id = UnitOfWorkId.ofCommit(HASH);

    assertThat(id).hasToString("e9684be4-2958-89c4-96c1-59ad01370659");
    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
  }
}
