package dev.provenance.cli.config;

import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a setting's name from the command line. */
final class SettingKey implements ITypeConverter<Setting> {
  @Override
  public Setting convert(String key) {
    return Arrays.stream(Setting.values())
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow(() ->
            new TypeConversionException(
                "there is no setting '"
                    + key
                    + "'; expected one of "
                    + String.join(", ", new Candidates())));
  }

  static final class Candidates implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Setting.values()).map(Setting::key).iterator();
    }
  }
}
