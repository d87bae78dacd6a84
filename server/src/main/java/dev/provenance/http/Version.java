package dev.provenance.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of what is on the class path. */
final class Version {
  private static final String SERVER = of("/provenance-server.properties");

  private Version() {}

  /** This server's own. */
  static String ofServer() {
    return SERVER;
  }

  /** A Maven artifact's. */
  static String of(String group, String artifact) {
    return of("/META-INF/maven/" + group + "/" + artifact + "/pom.properties");
  }

  private static String of(String resource) {
    try (InputStream in = Version.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
