package dev.provenance.cli.console;

import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A UUID in its full form; the JDK's own reader would also take {@code 1-1-1-1-1}. */
public final class UuidText implements ITypeConverter<String> {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @Override
  public String convert(String text) {
    if (!isUuid(text)) {
      throw new TypeConversionException(
          "'" + text + "' is no UUID; expected one like 0190d5e2-8f00-7c11-b2d4-0a1b2c3d4e42");
    }
    return text.toLowerCase(Locale.ROOT);
  }

  public static boolean isUuid(String text) {
    return FORM.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }
}
