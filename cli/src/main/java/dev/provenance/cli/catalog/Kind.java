package dev.provenance.cli.catalog;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of the catalog. */
enum Kind {
  ACTIONS("actions", "/actions"),
  TYPES("types", "/resource-types"),
  ORIGINS("origins", "/origins");

  private final String word;
  private final String path;

  Kind(String word, String path) {
    this.word = word;
    this.path = path;
  }

  String path() {
    return path;
  }

  static final class Converter implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String word) {
      return Arrays.stream(values())
          .filter(kind -> kind.word.equals(word))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "'" + word + "' is no part of the catalog; expected one of " + words()));
    }
  }

  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }
  }

  private static List<String> words() {
    return Arrays.stream(values()).map(kind -> kind.word).toList();
  }
}
