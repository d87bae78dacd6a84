package dev.provenance.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseAddressTest {
  @Test
  void parse_url_takesItApart() {
    DatabaseAddress address =
        DatabaseAddress.parse("postgresql://app:p%40ss+1@db:5433/prov?sslmode=require");

    assertThat(address)
        .isEqualTo(
            new DatabaseAddress("jdbc:postgresql://db:5433/prov?sslmode=require", "app", "p@ss+1"));
    assertThat(address.toString()).doesNotContain("p@ss");
  }

  /** Each would undo the role under which row-level security binds, or show the password. */
  @ParameterizedTest
  @ValueSource(strings = {"options=-c%20role=x", "sslmode=require&user=x", "password=x"})
  void parse_reservedOption_isRefused(String query) {
    assertThatThrownBy(() -> DatabaseAddress.parse("postgresql://db/prov?" + query))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("which the server sets itself");
  }
}
