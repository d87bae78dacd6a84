package dev.provenance.cli.importgit;

import dev.provenance.cli.bulk.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The unit of work that a commit is: a UUID of version 8 (RFC 9562), made of the first 128 bits of
 * SHA-256 over {@code "provenance/git-commit/" + full hash}, with version and variant set.
 *
 * <p>The hash alone is the name, because it already stands for the commit's whole past. A
 * repository's root commits would make a worse name: merging another project's history adds a root,
 * and every commit would get a new unit of work and be imported again.
 */
final class UnitOfWorkId {
  private UnitOfWorkId() {}

  static UUID ofCommit(String hash) {
    byte[] name = ("provenance/git-commit/" + hash).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bits = ByteBuffer.wrap(Sha256.of(name));
    long high = (bits.getLong() & ~0xF000L) | 0x8000L;
    long low = (bits.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
