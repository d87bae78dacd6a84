package dev.provenance.http;

import dev.provenance.model.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file of the web UI, as it is sent.
 *
 * @param gzip null where it would save nothing
 * @param tag of what is in it (RFC 9110, section 8.8.3); weak, for both forms share it
 */
record UiFile(String contentType, byte[] plain, byte @Nullable [] gzip, String tag) {
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("map", "application/json"),
          Map.entry("png", "image/png"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff", "font/woff"),
          Map.entry("woff2", "font/woff2"));
  private static final Set<String> COMPRESSED = Set.of("jpg", "png", "webp", "woff", "woff2");

  /** Whether the server knows what to call a file with this name. */
  static boolean isKnownType(String name) {
    return TYPES.containsKey(extension(name));
  }

  static UiFile of(String name, byte[] content) {
    String extension = extension(name);
    byte[] gzip = COMPRESSED.contains(extension) ? content : gzip(content);
    return new UiFile(
        TYPES.getOrDefault(extension, "application/octet-stream"),
        content,
        gzip.length < content.length ? gzip : null,
        "W/\"" + HexFormat.of().formatHex(new Sha256().add(content).bytes(), 0, 16) + "\"");
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length);
    try (GZIPOutputStream zipping = new GZIPOutputStream(out)) {
      zipping.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
