package dev.provenance.sdk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final String ROOT = "dev.provenance.sdk";
  private static final int LONGEST_FILE = 400;
  private static final JavaClasses MAIN = read(new ImportOption.DoNotIncludeTests());
  private static final JavaClasses TESTS = read(new ImportOption.OnlyIncludeTests());

  @Test
  void main_needsTheJdkOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + "..", "java..", "com.sun.net.httpserver", "org.jspecify.annotations")
        .check(MAIN);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void root_isUsedByTestingOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT, ROOT + ".testing")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(MAIN);
  }

  @Test
  void http_onlyInHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".http")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(MAIN);
  }

  @Test
  void packages_areNullMarked() {
    assertThat(MAIN.stream().map(JavaClass::getPackage).distinct())
        .isNotEmpty()
        .allMatch(p -> p.isAnnotatedWith(NullMarked.class), "has @NullMarked in its package-info");
  }

  @Test
  void files_areShort() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      List<Path> java = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(java).isNotEmpty();
      for (Path file : java) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(LONGEST_FILE + 1);
      }
    }
  }

  @Test
  void tests_doNotSleep() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .check(TESTS);
  }

  private static JavaClasses read(ImportOption option) {
    return new ClassFileImporter().withImportOption(option).importPackages(ROOT);
  }
}
