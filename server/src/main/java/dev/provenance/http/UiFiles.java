package dev.provenance.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The files of the web UI on the class path, read and compressed when first asked for and then
 * kept: they are few and do not change while the server runs.
 */
final class UiFiles {
  /** Neither empty nor beginning with a dot: nothing leads out of the folder. */
  private static final Pattern SEGMENT = Pattern.compile("[\\w$@+~-][\\w$@+~.-]*");

  private final String root;
  private final Map<String, UiFile> files = new ConcurrentHashMap<>();

  /**
   * @param root the folder on the class path, with a slash before it and none behind
   */
  UiFiles(String root) {
    this.root = root;
  }

  /**
   * A file.
   *
   * @param path below the folder, decoded, without a slash before it
   */
  Optional<UiFile> find(String path) {
    if (!UiFile.isKnownType(path) || !isBelow(path)) {
      return Optional.empty();
    }
    UiFile kept = files.get(path);
    if (kept != null) {
      return Optional.of(kept);
    }
    Optional<UiFile> read = read(path).map(content -> UiFile.of(path, content));
    read.ifPresent(file -> files.put(path, file));
    return read;
  }

  /** Segment by segment: a pattern for all of them recurses, as deep as somebody's path is long. */
  private static boolean isBelow(String path) {
    return Arrays.stream(path.split("/", -1)).allMatch(SEGMENT.asMatchPredicate());
  }

  Optional<byte[]> read(String path) {
    try (InputStream in = UiFiles.class.getResourceAsStream(root + "/" + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
