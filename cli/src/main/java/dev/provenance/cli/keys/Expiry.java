package dev.provenance.cli.keys;

import dev.provenance.cli.console.ShortDuration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span of time from now, or a time with its offset. */
final class Expiry implements ITypeConverter<Instant> {
  @Override
  public Instant convert(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noTime) {
      return fromNow(text);
    }
  }

  private static Instant fromNow(String text) {
    try {
      return Instant.now().plus(new ShortDuration().convert(text)).truncatedTo(ChronoUnit.MILLIS);
    } catch (TypeConversionException e) {
      throw new TypeConversionException(
          "'" + text + "' is neither a span of time like 90d nor a time like 2027-01-31T00:00:00Z");
    }
  }
}
