package dev.provenance.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.provenance.access.Secret;
import dev.provenance.access.SessionToken;
import java.sql.Connection;
import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

final class HabitsTest {
  @Test
  void standardStreams_onlyInMain() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(ServerClasses.ROOT + ".Main")
        .should(ACCESS_STANDARD_STREAMS)
        .check(ServerClasses.MAIN);
  }

  /** A test that fails by chance must be able to fail again. */
  @Test
  void randomNumbers_haveASeed() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(ServerClasses.ALL);
  }

  /** Tests wait for what they need, with a deadline, and not for the time it usually takes. */
  @Test
  void tests_doNotSleep() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .check(ServerClasses.TESTS);
  }

  /** A connection is on loan from a pool for one transaction. */
  @Test
  void connections_areKeptByTransactionsOnly() {
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName(ServerClasses.ROOT + ".store.Tx")
        .should()
        .haveRawType(Connection.class)
        .check(ServerClasses.MAIN);
  }

  /**
   * There they are told apart by their hashes, with MessageDigest.isEqual, in a time that tells
   * nothing.
   */
  @Test
  void secrets_areNotComparedByEquals() {
    noClasses()
        .that()
        .resideInAPackage("..access..")
        .should()
        .callMethodWhere(
            target(nameMatching("equals|equalsIgnoreCase|contentEquals|compareTo|regionMatches")))
        .check(ServerClasses.MAIN);
    noClasses()
        .should()
        .callMethod(Secret.class, "equals", Object.class)
        .orShould()
        .callMethod(SessionToken.class, "equals", Object.class)
        .check(ServerClasses.MAIN);
  }

  @Test
  void packages_areNullMarked() {
    assertThat(ServerClasses.ALL.stream().map(JavaClass::getPackage).distinct())
        .isNotEmpty()
        .allMatch(p -> p.isAnnotatedWith(NullMarked.class), "has @NullMarked in its package-info");
  }
}
