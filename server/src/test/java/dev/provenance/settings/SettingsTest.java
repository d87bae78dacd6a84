package dev.provenance.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.provenance.model.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  private static final String KEY = "pak_" + "e".repeat(64);
  private static final String OTHER_KEY = "pak_" + "f".repeat(64);

  @TempDir Path folder;

  @Test
  void read_nothingGiven_takesEveryDefault() {
    Settings settings = SettingsReader.read(Optional.empty(), Map.of());

    assertThat(settings)
        .isEqualTo(
            new Settings(
                4000,
                "127.0.0.1",
                Path.of("./data"),
                Optional.empty(),
                10,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                false,
                64L << 20,
                Duration.ofDays(7),
                "",
                networks("127.0.0.0/8", "::1"),
                Optional.empty(),
                false));
  }

  @Test
  void read_everythingInTheFile_isTaken() throws IOException {
    Path file =
        file(
            "port=1",
            "host = ::1",
            "data-dir=/srv/p",
            "database-url=postgresql://u:p@h/d",
            "database-connections=7",
            "bootstrap-key=" + KEY,
            "root-key=" + OTHER_KEY,
            "rate-limit=60",
            "monthly-quota=1000",
            "strict-catalog=true",
            "queue-megabytes=1",
            "session-hours=12",
            "path-prefix=/audit/provenance-2",
            "trusted-proxies=192.0.2.7, 10.0.0.0/8,fd00::/8",
            "tls-certificate=/etc/ssl/audit.pem",
            "tls-key=/etc/ssl/audit.key",
            "access-log=true");

    assertThat(SettingsReader.read(Optional.of(file), Map.of()))
        .isEqualTo(
            new Settings(
                1,
                "::1",
                Path.of("/srv/p"),
                Optional.of("postgresql://u:p@h/d"),
                7,
                Optional.of(KEY),
                Optional.of(OTHER_KEY),
                60,
                1_000,
                true,
                1L << 20,
                Duration.ofHours(12),
                "/audit/provenance-2",
                networks("192.0.2.7", "10.0.0.0/8", "fd00::/8"),
                Optional.of(
                    new Settings.Tls(Path.of("/etc/ssl/audit.pem"), Path.of("/etc/ssl/audit.key"))),
                true));
  }

  @Test
  void read_variable_goesBeforeTheFile() throws IOException {
    Path file = file("port=1", "rate-limit=2");

    Settings settings =
        SettingsReader.read(
            Optional.of(file),
            Map.of("PROVENANCE_PORT", " 3 ", "PROVENANCE_RATE_LIMIT", "", "OTHER", "x"));

    assertThat(settings.port()).isEqualTo(3);
    assertThat(settings.rateLimit()).isEqualTo(2);
  }

  @Test
  void read_everyBadValue_isNamedAtOnce() throws IOException {
    Path file = file("port=65536", "no-such=1", "strict-catalog=yes");
    Map<String, String> environment = new HashMap<>();
    environment.put("PROVENANCE_RATE_LIMIT", "-1");
    environment.put("PROVENANCE_QUEUE_MEGABYTES", "many");
    environment.put("PROVENANCE_DATABASE_CONNECTIONS", "1");
    environment.put("PROVENANCE_SESSION_HOURS", "0");
    environment.put("PROVENANCE_PATH_PREFIX", "provenance/");
    environment.put("PROVENANCE_BOOTSTRAP_KEY", "pak_secret1");
    environment.put("PROVENANCE_ROOT_KEY", KEY.toUpperCase(java.util.Locale.ROOT));
    environment.put("PROVENANCE_DATABASE_URL", "mysql://root:secret2@h/d");
    environment.put("PROVENANCE_TLS_KEY", "audit.key");

    assertThatThrownBy(() -> SettingsReader.read(Optional.of(file), environment))
        .isInstanceOf(SettingsException.class)
        .hasMessageContainingAll(
            "port in " + file + ": \"65536\" (expected: a whole number from 0 to 65535)",
            "no-such in " + file,
            "strict-catalog in " + file + ": \"yes\" (expected: true or false)",
            "PROVENANCE_RATE_LIMIT: \"-1\"",
            "PROVENANCE_QUEUE_MEGABYTES: \"many\"",
            "PROVENANCE_DATABASE_CONNECTIONS: \"1\"",
            "PROVENANCE_SESSION_HOURS: \"0\" (expected: a whole number from 1 to 8760)",
            "PROVENANCE_PATH_PREFIX: \"provenance/\" (expected: a path like /provenance",
            "PROVENANCE_BOOTSTRAP_KEY: not a key",
            "PROVENANCE_ROOT_KEY: not a key",
            "PROVENANCE_DATABASE_URL: expected postgresql://",
            "PROVENANCE_TLS_KEY: wants tls-certificate beside it (PROVENANCE_TLS_CERTIFICATE)")
        .message()
        .doesNotContain("secret1", "secret2", "EEEE")
        .satisfies(text -> assertThat(text.lines()).hasSize(12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "x", "/x/", "//x", "/x y", "/x/../y", "/./x", "/ä", "/x?y", "/api", "/docs/x"
      })
  void read_pathPrefixThatCannotBe_isNamed(String prefix) {
    Map<String, String> environment = Map.of("PROVENANCE_PATH_PREFIX", prefix);

    assertThatThrownBy(() -> SettingsReader.read(Optional.empty(), environment))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("PROVENANCE_PATH_PREFIX: \"" + prefix + "\" (expected: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x", "/x/y.z", "/apis", "/x/api"})
  void read_pathPrefix_isTaken(String prefix) {
    Map<String, String> environment = Map.of("PROVENANCE_PATH_PREFIX", prefix);

    assertThat(SettingsReader.read(Optional.empty(), environment).pathPrefix()).isEqualTo(prefix);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example",
        "10.0.0.300",
        "10.1.2.3/8",
        "10.0.0.0/33",
        "::1/129",
        "10.0.0.0/",
        "*",
        "127.1"
      })
  void read_trustedProxyThatIsNone_isNamed(String proxy) {
    Map<String, String> environment =
        Map.of("PROVENANCE_TRUSTED_PROXIES", "192.0.2.7, " + proxy + ", none");

    assertThatThrownBy(() -> SettingsReader.read(Optional.empty(), environment))
        .isInstanceOf(SettingsException.class)
        .message()
        .satisfies(text ->
            assertThat(text.lines())
                .hasSize(2)
                .allMatch(line -> line.contains(" (expected: an address or a network, like "))
                .first()
                .asString()
                .startsWith("PROVENANCE_TRUSTED_PROXIES: \"" + proxy + "\""));
  }

  @Test
  void read_noTrustedProxies_isSaidByNone() {
    Map<String, String> environment = Map.of("PROVENANCE_TRUSTED_PROXIES", "none");

    assertThat(SettingsReader.read(Optional.empty(), environment).trustedProxies()).isEmpty();
  }

  @Test
  void read_fileNotThere_isNamed() {
    Path file = folder.resolve("absent.properties");

    assertThatThrownBy(() -> SettingsReader.read(Optional.of(file), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(file.toString());
  }

  /** One row of the page for each setting, in order, with what the program itself would say. */
  @Test
  void page_listsExactlyTheSettings() throws IOException {
    List<String> expected =
        Arrays.stream(Setting.values())
            .map(s ->
                "| `%s` | `%s` | %s |"
                    .formatted(
                        s.key(), s.variable(), s.absent().isEmpty() ? "" : "`" + s.absent() + "`"))
            .toList();
    try (Stream<String> lines = Files.lines(Path.of("../docs/configuration.md"))) {
      List<String> rows =
          lines
              .filter(line -> line.startsWith("| `"))
              .map(line -> line.split("\\|", -1))
              .map(cells ->
                  "| %s | %s | %s |"
                      .formatted(cells[1].strip(), cells[2].strip(), cells[3].strip()))
              .toList();
      assertThat(rows).isEqualTo(expected);
    }
  }

  private static List<Network> networks(String... texts) {
    return Arrays.stream(texts).map(text -> Network.parse(text).orElseThrow()).toList();
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("provenance.properties"), List.of(lines));
  }
}
