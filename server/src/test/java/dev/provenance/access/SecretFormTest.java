package dev.provenance.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretFormTest {
  private static final String KEY = "pak_" + "0123456789abcdef".repeat(4);
  private static final String TOKEN = "ABYZabyz0189-_" + "x".repeat(29);

  @Test
  void ourOwn_areWellFormed() {
    assertThat(Secret.isWellFormed(Secret.random().text())).isTrue();
    assertThat(Secret.isWellFormed(KEY)).isTrue();
    assertThat(SessionToken.isWellFormed(SessionToken.forBrowser().text())).isTrue();
    assertThat(SessionToken.isWellFormed(SessionToken.forProgram().text())).isTrue();
    assertThat(SessionToken.isWellFormed(TOKEN)).isTrue();
    assertThat(SessionToken.isWellFormed("pat_" + TOKEN)).isTrue();
    assertThat(SessionToken.isWellFormed("pat_" + TOKEN.substring(4))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"A", "g", "/", ":", "`", "@", " ", "\0", "\u007f", "\u0080", "٣", "ａ", "😀"})
  void keyWithAnotherCharacter_isNone(String other) {
    for (int place = 0; place <= KEY.length() - other.length(); place++) {
      assertThat(Secret.isWellFormed(with(KEY, other, place))).as("%d", place).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"+", "/", "=", ".", "@", "[", "`", "{", " ", "\u007f", "\u0080", "ａ", "😀"})
  void tokenWithAnotherCharacter_isNone(String other) {
    for (String token : new String[] {TOKEN, "pat_" + TOKEN}) {
      for (int place = 0; place <= token.length() - other.length(); place++) {
        assertThat(SessionToken.isWellFormed(with(token, other, place))).as("%d", place).isFalse();
      }
    }
  }

  @Test
  void otherLengths_areNone() {
    assertThat(Secret.isWellFormed("")).isFalse();
    assertThat(Secret.isWellFormed(KEY + "0")).isFalse();
    assertThat(Secret.isWellFormed(KEY.substring(1))).isFalse();
    assertThat(Secret.isWellFormed(KEY.substring(0, 67))).isFalse();
    assertThat(SessionToken.isWellFormed("")).isFalse();
    assertThat(SessionToken.isWellFormed(TOKEN + "x")).isFalse();
    assertThat(SessionToken.isWellFormed(TOKEN.substring(1))).isFalse();
    assertThat(SessionToken.isWellFormed("pat_" + TOKEN + "x")).isFalse();
    assertThat(SessionToken.isWellFormed("pak_" + TOKEN)).isFalse();
  }

  private static String with(String text, String other, int place) {
    return text.substring(0, place) + other + text.substring(place + other.length());
  }
}
