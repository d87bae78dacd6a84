package dev.provenance.sdk.queue;

import dev.provenance.sdk.http.Answer;
import dev.provenance.sdk.json.Json;
import dev.provenance.sdk.json.JsonException;

/**
 * What the server says of a batch that it has stored. Something in front of it may answer in its
 * place, and with any 2xx: lines are given up for that one answer only.
 *
 * @param count how many interactions the request had
 */
record Stored(int count) {
  static boolean isSaidBy(Answer answer, int lines) {
    if (!answer.isCreated()) {
      return false;
    }
    try {
      return Json.read(answer.body(), Stored.class) instanceof Stored stored
          && stored.count() == lines;
    } catch (JsonException e) {
      return false;
    }
  }

  static String expected(int lines) {
    return "201 with a count of " + lines;
  }
}
