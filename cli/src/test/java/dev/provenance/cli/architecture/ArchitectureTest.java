package dev.provenance.cli.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final String ROOT = "dev.provenance.cli";
  private static final JavaClasses MAIN = read(new ImportOption.DoNotIncludeTests());
  private static final JavaClasses TESTS = read(new ImportOption.OnlyIncludeTests());

  @Test
  void packages_haveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void root_isUsedByNoOtherPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT)
        .check(MAIN);
  }

  @Test
  void http_onlyInApi() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".api..")
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
