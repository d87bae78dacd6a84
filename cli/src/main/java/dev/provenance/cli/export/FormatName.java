package dev.provenance.cli.export;

import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code ndjson} or {@code csv}. */
final class FormatName implements ITypeConverter<String> {
  static final String NDJSON = "ndjson";
  static final String CSV = "csv";

  @Override
  public String convert(String text) {
    if (List.of(NDJSON, CSV).contains(text)) {
      return text;
    }
    throw new TypeConversionException("'" + text + "' is no format; expected ndjson or csv");
  }
}
