package dev.provenance.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The server's classes, read once; the tools that all modules test with are none. */
final class ServerClasses {
  static final String ROOT = "dev.provenance";
  static final JavaClasses MAIN = read(new ImportOption.DoNotIncludeTests());
  static final JavaClasses TESTS = read(new ImportOption.OnlyIncludeTests());
  static final JavaClasses ALL = read(location -> true);

  private ServerClasses() {}

  private static JavaClasses read(ImportOption option) {
    return new ClassFileImporter()
        .withImportOption(option)
        .withImportOption(location -> !location.contains("/testkit/target/"))
        .importPackages(ROOT);
  }
}
