package dev.provenance.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class JsonWriterTest {
  private final StringWriter out = new StringWriter();
  private final PrintWriter writer = new PrintWriter(out);

  @Test
  void pretty_laysOutAndKeepsNumbersEscapesAndRepetitions() {
    JsonWriter.pretty(writer)
        .write("{\"a\":1.50,  \"a\" : [ ],\"b\":{ \"c\":[1e2,{}] },\"d\":\"\\u00e4, \\\" [ü\"}")
        .end();

    assertThat(out.toString())
        .isEqualTo(
            """
            {
              "a": 1.50,
              "a": [],
              "b": {
                "c": [
                  1e2,
                  {}
                ]
              },
              "d": "\\u00e4, \\" [ü"
            }
            """);
  }

  @Test
  void compact_isOneLine_inPieces() {
    JsonWriter.compact(writer).write("{\"a\":\n[1").write(", 2 ]").write("}").end();

    assertThat(out.toString()).isEqualTo("{\"a\":[1,2]}\n");
  }

  @Test
  void harmfulCharacters_areEscaped() {
    JsonWriter.compact(writer).write("\"\u009b31m \u202e \u007f ok\\\\\"").end();

    assertThat(out.toString()).isEqualTo("\"\\u009b31m \\u202e \\u007f ok\\\\\"\n");
  }
}
