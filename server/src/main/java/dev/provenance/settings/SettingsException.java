package dev.provenance.settings;

/** Settings that cannot be used; the message names every fault, a line each. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingsException(String message) {
    super(message);
  }
}
