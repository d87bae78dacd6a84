package dev.provenance.cli.console;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many: a number from 1 on, small enough to be multiplied by another. */
public final class Count implements ITypeConverter<Long> {
  private static final long MOST = 1_000_000_000;

  @Override
  public Long convert(String text) {
    if (text.matches("\\d{1,10}")) {
      long count = Long.parseLong(text);
      if (count >= 1 && count <= MOST) {
        return count;
      }
    }
    throw new TypeConversionException("'" + text + "' is no number from 1 to " + MOST);
  }
}
