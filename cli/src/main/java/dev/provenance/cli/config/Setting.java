package dev.provenance.cli.config;

import org.jspecify.annotations.Nullable;

/** What can be kept in the configuration file. */
public enum Setting {
  API_URL("apiUrl", "PROVENANCE_API_URL", "http://localhost:4000/api"),
  API_KEY("apiKey", "PROVENANCE_API_KEY", null),
  ORIGIN("origin", "PROVENANCE_ORIGIN", "CLI"),
  OUTPUT_FORMAT("outputFormat", null, "table");

  private final String key;
  private final @Nullable String variable;
  private final @Nullable String defaultValue;

  Setting(String key, @Nullable String variable, @Nullable String defaultValue) {
    this.key = key;
    this.variable = variable;
    this.defaultValue = defaultValue;
  }

  /** Its name in the file and on the command line. */
  public String key() {
    return key;
  }

  /** The environment variable that wins over the file. */
  @Nullable String variable() {
    return variable;
  }

  @Nullable String defaultValue() {
    return defaultValue;
  }

  /** What is wrong with a value, in words that follow it; null if nothing is. */
  public @Nullable String complaint(String value) {
    return switch (this) {
      case API_URL ->
          ApiUrl.parse(value) == null ? "expected a URL like http://localhost:4000/api" : null;
      case API_KEY ->
          value.matches("[!-~]+") ? null : "expected a key, pak_..., without spaces in it";
      case ORIGIN ->
          value.matches("[A-Za-z0-9_.-]{1,64}")
              ? null
              : "expected 1 to 64 of the characters A-Z a-z 0-9 _ - .";
      case OUTPUT_FORMAT ->
          value.equals("json") || value.equals("table") ? null : "expected json or table";
    };
  }

  /** A value as it may be shown: of a key only what tells it from others. */
  String shown(String value) {
    if (this != API_KEY) {
      return value;
    }
    return value.length() > 20 ? value.substring(0, 12) + "…" : "…";
  }
}
