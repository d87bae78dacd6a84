package dev.provenance.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListAnswerTest {
  private static final List<String> ROWS =
      List.of(
          "{\"interactionNumber\":1,\"interaction\":{\"a\":1.0, \"a\" : [[],{}],\n\"b\":\"}]\\\"\"}}",
          "{}",
          "{\"interactionNumber\":2,\"resourceId\":\"{[\\\\\",\"interaction\":[ {\"é\":\"日本\"} ]}");
  private static final String PAGINATION = "{\"hasNext\":true,\"x\":{\"y\":[{}]}}";

  private final List<String> rows = new ArrayList<>();
  private final List<String> paginations = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 64, 100_000})
  void read_answerInPiecesOfAnySize_givesTheVeryBytes(int size) throws IOException {
    String body =
        "{\"data\":[" + String.join(" ,\n", ROWS) + "], \"pagination\":" + PAGINATION + "}";

    read(body, size);

    assertThat(rows).isEqualTo(ROWS);
    assertThat(paginations).containsExactly(PAGINATION);
  }

  @Test
  void read_noRows_givesNone() throws IOException {
    read("{\"data\":[],\"pagination\":{\"hasNext\":false}}", 10);

    assertThat(rows).isEmpty();
    assertThat(paginations).containsExactly("{\"hasNext\":false}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"data\":[{\"interactionNumber\":1},{\"interac", "{\"data\":[{}]"})
  void read_bodyBreaksOff_throws(String body) {
    assertThatThrownBy(() -> read(body, 1_000))
        .isInstanceOf(IOException.class)
        .hasMessage("the answer ends in the middle");
  }

  private void read(String body, int size) throws IOException {
    ListAnswer.read(
        new Pieces(body.getBytes(StandardCharsets.UTF_8), size),
        new ListAnswer.Parts() {
          @Override
          public void row(byte[] json) {
            rows.add(new String(json, StandardCharsets.UTF_8));
          }

          @Override
          public void pagination(byte[] json) {
            paginations.add(new String(json, StandardCharsets.UTF_8));
          }
        });
  }

  /** Hands out so many bytes at a time, as a connection may. */
  private static final class Pieces extends InputStream {
    private final ByteArrayInputStream bytes;
    private final int size;

    Pieces(byte[] bytes, int size) {
      this.bytes = new ByteArrayInputStream(bytes);
      this.size = size;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return bytes.read(buffer, offset, Math.min(length, size));
    }
  }
}
