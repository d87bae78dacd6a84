package dev.provenance.sdk.api;

/** {@code /settings}: what a tenant decides for itself. */
public final class TenantSettings {
  private static final String PATH = "/settings";

  private final Client client;

  TenantSettings(Client client) {
    this.client = client;
  }

  /** The settings in force. */
  public Settings get() {
    return client.get(PATH, Settings.class);
  }

  /** Changes them; needs a key with the scope {@code admin}. */
  public Settings update(Settings settings) {
    return client.send("PUT", PATH, settings, Settings.class);
  }
}
