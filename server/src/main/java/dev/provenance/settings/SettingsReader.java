package dev.provenance.settings;

import dev.provenance.model.Network;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Reads settings: a variable of the environment goes before the settings file, that before the
 * default.
 */
public final class SettingsReader {
  private static final Pattern URL = Pattern.compile("(jdbc:)?postgres(ql)?://");
  private static final Pattern KEY = Pattern.compile("pak_[0-9a-f]{64}");
  private static final String OWN_PATHS =
      "/api|/assets|/docs|/health|/metrics|/oauth|/openapi.yaml";
  private static final Pattern PATH_PREFIX =
      Pattern.compile(
          "(?!(" + OWN_PATHS.replace(".", "\\.") + ")(/|$))(/(?!\\.)[A-Za-z0-9._~-]+)+");

  private final Map<Setting, String> given = new EnumMap<>(Setting.class);
  private final Map<Setting, String> origin = new EnumMap<>(Setting.class);
  private final List<String> faults = new ArrayList<>();

  private SettingsReader() {}

  /**
   * Reads and checks everything.
   *
   * @param file in the format of {@link Properties}; need not exist unless it was asked for
   * @throws SettingsException naming every fault: its place, its value and what was expected
   */
  public static Settings read(Optional<Path> file, Map<String, String> environment) {
    SettingsReader reader = new SettingsReader();
    file.ifPresent(reader::readFile);
    reader.readEnvironment(environment);
    Settings settings = reader.settings();
    if (!reader.faults.isEmpty()) {
      throw new SettingsException(String.join("\n", reader.faults));
    }
    return settings;
  }

  private void readFile(Path file) {
    Properties properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
    } catch (IOException | IllegalArgumentException e) {
      faults.add(file + ": cannot be read: " + e.getMessage());
      return;
    }
    for (String key : properties.stringPropertyNames()) {
      Setting.ofKey(key)
          .ifPresentOrElse(
              setting -> take(setting, properties.getProperty(key), key + " in " + file),
              () ->
                  faults.add(
                      key + " in " + file + ": no such setting (expected: one of " + keys() + ")"));
    }
  }

  private void readEnvironment(Map<String, String> environment) {
    for (Setting setting : Setting.values()) {
      String value = environment.get(setting.variable());
      if (value != null && !value.isBlank()) {
        take(setting, value, setting.variable());
      }
    }
  }

  private void take(Setting setting, String value, String place) {
    given.put(setting, value.strip());
    origin.put(setting, place);
  }

  private Settings settings() {
    return new Settings(
        integer(Setting.PORT, 0, 65_535),
        value(Setting.HOST),
        Path.of(value(Setting.DATA_DIR)),
        databaseUrl(),
        integer(Setting.DATABASE_CONNECTIONS, 2, 33),
        secret(Setting.BOOTSTRAP_KEY),
        secret(Setting.ROOT_KEY),
        integer(Setting.RATE_LIMIT, 0, Integer.MAX_VALUE),
        integer(Setting.MONTHLY_QUOTA, 0, Integer.MAX_VALUE),
        bool(Setting.STRICT_CATALOG),
        integer(Setting.QUEUE_MEGABYTES, 1, 4_096) * 1024L * 1024L,
        Duration.ofHours(integer(Setting.SESSION_HOURS, 1, 8_760)),
        pathPrefix(),
        trustedProxies(),
        tls(),
        bool(Setting.ACCESS_LOG));
  }

  private String value(Setting setting) {
    return given.getOrDefault(setting, setting.absent());
  }

  private Optional<String> optional(Setting setting) {
    return Optional.of(value(setting)).filter(text -> !text.isEmpty());
  }

  /** Never quotes the value: there is a password in it. */
  private Optional<String> databaseUrl() {
    Optional<String> url = optional(Setting.DATABASE_URL);
    if (url.isPresent() && !URL.matcher(url.get()).lookingAt()) {
      faults.add(
          place(Setting.DATABASE_URL) + ": expected postgresql://user:password@host:port/database");
    }
    return url;
  }

  /** Never quotes the value: it is a secret, or nearly one. */
  private Optional<String> secret(Setting setting) {
    Optional<String> key = optional(setting);
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      faults.add(place(setting) + ": not a key (expected: pak_ and 64 hex digits)");
    }
    return key;
  }

  private String pathPrefix() {
    String prefix = value(Setting.PATH_PREFIX);
    if (!prefix.isEmpty() && !PATH_PREFIX.matcher(prefix).matches()) {
      faults.add(
          place(Setting.PATH_PREFIX)
              + ": \""
              + prefix
              + "\" (expected: a path like /provenance, of A-Z a-z 0-9 - _ . ~, without a slash at its"
              + " end, and none of the server's own: "
              + OWN_PATHS.replace("|", ", ")
              + ")");
      return "";
    }
    return prefix;
  }

  private List<Network> trustedProxies() {
    String text = value(Setting.TRUSTED_PROXIES);
    List<Network> networks = new ArrayList<>();
    if (text.equals("none")) {
      return networks;
    }
    for (String item : text.split(",", -1)) {
      Network.parse(item.strip())
          .ifPresentOrElse(
              networks::add,
              () ->
                  faults.add(
                      place(Setting.TRUSTED_PROXIES)
                          + ": \""
                          + item.strip()
                          + "\" (expected: an address or a network, like 192.0.2.7, 10.0.0.0/8 and not 10.1.2.3/8,"
                          + " or fd00::/8; several are separated by commas; or none)"));
    }
    return networks;
  }

  private Optional<Settings.Tls> tls() {
    Optional<Path> certificate = optional(Setting.TLS_CERTIFICATE).map(Path::of);
    Optional<Path> key = optional(Setting.TLS_KEY).map(Path::of);
    if (certificate.isPresent() != key.isPresent()) {
      Setting given = certificate.isPresent() ? Setting.TLS_CERTIFICATE : Setting.TLS_KEY;
      Setting missing = certificate.isPresent() ? Setting.TLS_KEY : Setting.TLS_CERTIFICATE;
      faults.add(
          place(given) + ": wants " + missing.key() + " beside it (" + missing.variable() + ")");
    }
    return certificate.flatMap(chain -> key.map(secret -> new Settings.Tls(chain, secret)));
  }

  private int integer(Setting setting, int least, int most) {
    String text = value(setting);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    faults.add(
        place(setting)
            + ": \""
            + text
            + "\" (expected: a whole number from "
            + least
            + " to "
            + most
            + ")");
    return least;
  }

  private boolean bool(Setting setting) {
    String text = value(setting);
    if (!text.equals("true") && !text.equals("false")) {
      faults.add(place(setting) + ": \"" + text + "\" (expected: true or false)");
    }
    return text.equals("true");
  }

  private String place(Setting setting) {
    return origin.getOrDefault(setting, setting.key());
  }

  private static String keys() {
    List<String> keys = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      keys.add(setting.key());
    }
    return String.join(", ", keys);
  }
}
