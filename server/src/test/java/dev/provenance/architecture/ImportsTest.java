package dev.provenance.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

final class ImportsTest {
  @Test
  void rooms_runOneWay() {
    classes().should(new Rooms()).check(ServerClasses.MAIN);
  }

  @Test
  void packages_haveNoCycles() {
    slices()
        .matching(ServerClasses.ROOT + ".(**)")
        .should()
        .beFreeOfCycles()
        .check(ServerClasses.MAIN);
  }

  @Test
  void sql_onlyInStoreAndEmbedded() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..provenance.store..", "..provenance.embedded..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..")
        .check(ServerClasses.MAIN);
  }

  @Test
  void helidon_onlyInHttpAndWhereItIsWired() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..provenance.http..", ServerClasses.ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.helidon..")
        .check(ServerClasses.MAIN);
  }
}
