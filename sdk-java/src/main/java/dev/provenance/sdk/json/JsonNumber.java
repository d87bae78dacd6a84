package dev.provenance.sdk.json;

/** Whether a text is a number by JSON's grammar; `NaN` is none. */
record JsonNumber(String text) {
  boolean isValid() {
    try {
      JsonParser parser = new JsonParser(text);
      parser.number();
      parser.end();
      return true;
    } catch (JsonException e) {
      return false;
    }
  }
}
