package dev.provenance.cli.track;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Checks a time with its offset, and leaves it as it was written. */
final class Timestamp implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    try {
      OffsetDateTime.parse(text);
      return text;
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time; expected one like 2026-01-31T10:30:00Z or ...+01:00");
    }
  }
}
