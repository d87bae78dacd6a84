package dev.provenance.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyMatcherTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a': 1}|{'a': 1, 'b': 2}",
        "{'a': 1.0}|{'a': 1}",
        "{'a': null}|{'a': null}",
        "[1, {'a': 2}]|[1, {'a': 2, 'b': 3}]",
        "[]|[]",
        "'{{any}}'|null",
        "'{{any}}'|[1, 2]",
        "'{{string}}'|'x'",
        "'{{integer}}'|12",
        "'{{uuid}}'|'0190d5e2-7c1a-7b3e-9a52-6f1d3f0a1b01'",
        "'{{timestamp}}'|'2024-01-15T10:30:00.000Z'",
      })
  void mismatches_matching_none(String expected, String actual) {
    assertThat(mismatches(expected, actual)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a': 1}|{'a': 2}|/a: expected 1, got 2",
        "{'a': 1}|{'a': '1'}|/a: expected 1, got '1'",
        "{'a': null}|{}|/a: expected null, got nothing",
        "{'a': {'b/c': true}}|{'a': {'b/c': false}}|/a/b~1c: expected true, got false",
        "[1, 2]|[1]|/: expected 2 elements, got 1: [1]",
        "[1, 2]|[2, 1]|/0: expected 1, got 2",
        "[]|{}|/: expected [], got {}",
        "{}|[]|/: expected {}, got []",
        "{'a': '{{any}}'}|{}|/a: expected '{{any}}', got nothing",
        "'{{string}}'|7|/: expected '{{string}}', got 7",
        "'{{integer}}'|1.5|/: expected '{{integer}}', got 1.5",
        "'{{uuid}}'|'0190D5E2'|/: expected '{{uuid}}', got '0190D5E2'",
        "'{{timestamp}}'|'2024-01-15T10:30:00Z'|/: expected '{{timestamp}}', got '2024-01-15T10:30:00Z'",
        "'{{timestamp}}'|'2024-02-30T10:30:00.000Z'|/: expected '{{timestamp}}', got '2024-02-30T10:30:00.000Z'",
        "'a'|'b'|/: expected 'a', got 'b'",
      })
  void mismatches_different_namesPointer(String expected, String actual, String mismatch) {
    assertThat(mismatches(expected, actual)).first().isEqualTo(mismatch.replace('\'', '"'));
  }

  @Test
  void mismatches_several_namesAll() {
    assertThat(mismatches("{'a': 1, 'b': [1, 2]}", "{'a': 2, 'b': [1, 3]}"))
        .containsExactly("/a: expected 1, got 2", "/b/1: expected 2, got 3");
  }

  @Test
  void mismatches_unknownPlaceholder_refuses() {
    assertThatThrownBy(() -> mismatches("'{{uid}}'", "'x'"))
        .hasMessageContaining("\"{{uid}}\" is no placeholder");
  }

  private static List<String> mismatches(String expected, String actual) {
    return BodyMatcher.mismatches(
        Scenario.JSON.readTree(expected.replace('\'', '"')),
        Scenario.JSON.readTree(actual.replace('\'', '"')));
  }
}
