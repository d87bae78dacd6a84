package dev.provenance.fuzz;

import dev.provenance.model.Checks;
import dev.provenance.model.InteractionId;
import dev.provenance.model.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Times, days, UUIDs and ids: what is understood is understood again when it is written down. */
public final class TimeFuzz {
  private static final Tenant TENANT = new Tenant(1, "t", 42, false, Instant.EPOCH);

  private TimeFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Checks.time(text).ifPresent(TimeFuzz::assertReadBack);
    Checks.day(text)
        .ifPresent(
            day -> require(Checks.day(day.toString()).filter(day::equals).isPresent(), text));
    Optional<UUID> uuid = Checks.uuid(text);
    uuid.ifPresent(id -> require(id.toString().equalsIgnoreCase(text), text));
    uuid.ifPresent(TimeFuzz::assertIdOfItsNumber);
  }

  private static void assertIdOfItsNumber(UUID id) {
    InteractionId.number(TENANT, id)
        .ifPresent(number ->
            require(
                InteractionId.of(TENANT, number, InteractionId.createdDate(id)).equals(id),
                id.toString()));
  }

  private static void assertReadBack(Instant time) {
    String written = Checks.format(time);
    require(Checks.time(written).filter(time::equals).isPresent(), written);
  }

  private static void require(boolean condition, String text) {
    if (!condition) {
      throw new AssertionError(text);
    }
  }
}
