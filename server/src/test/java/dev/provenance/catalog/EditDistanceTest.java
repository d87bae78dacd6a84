package dev.provenance.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EditDistanceTest {
  @ParameterizedTest
  @CsvSource({"'', '', 0", "abc, '', 3", "kitten, sitting, 3", "order, ordre, 2", "a, A, 1"})
  void between_knownWords_isKnown(String a, String b, int distance) {
    assertThat(EditDistance.between(a, b)).isEqualTo(distance);
  }

  @Property(tries = 300)
  void between_isAMetric(
      @ForAll @AlphaChars @StringLength(max = 12) String a,
      @ForAll @AlphaChars @StringLength(max = 12) String b,
      @ForAll @AlphaChars @StringLength(max = 12) String c) {
    int ab = EditDistance.between(a, b);

    assertThat(EditDistance.between(b, a)).isEqualTo(ab);
    assertThat(ab == 0).isEqualTo(a.equals(b));
    assertThat(ab).isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    assertThat(EditDistance.between(a, c)).isLessThanOrEqualTo(ab + EditDistance.between(b, c));
  }
}
