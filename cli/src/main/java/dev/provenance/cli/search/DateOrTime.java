package dev.provenance.cli.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Checks a day or a time with its offset, and leaves it as it was written. */
final class DateOrTime implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    try {
      if (text.length() == "2024-01-31".length()) {
        LocalDate.parse(text);
      } else {
        OffsetDateTime.parse(text);
      }
      return text;
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is no date; expected 2024-01-31, or with a time 2024-01-31T10:30:00Z");
    }
  }
}
