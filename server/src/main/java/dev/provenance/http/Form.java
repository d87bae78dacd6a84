package dev.provenance.http;

import dev.provenance.model.ProblemException;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A form as a request's body: {@code application/x-www-form-urlencoded} (WHATWG URL). */
final class Form {
  static final String TYPE = "application/x-www-form-urlencoded";

  private static final int LONGEST = 8 * 1024;

  private final Map<String, String> members = new HashMap<>();

  private Form() {}

  /** Reads it; a member may come once. A fault does not quote values: there are secrets in them. */
  static Form read(ServerRequest request) {
    Bodies.contentType(request, TYPE);
    String text = new String(Bodies.read(request, LONGEST), StandardCharsets.UTF_8);
    Form form = new Form();
    for (String member : text.split("&", -1)) {
      if (!member.isEmpty()) {
        String[] parts = member.split("=", 2);
        String name = decode(parts[0]);
        if (form.members.put(name, parts.length < 2 ? "" : decode(parts[1])) != null) {
          throw ProblemException.invalid(name, "is given twice (expected: once)");
        }
      }
    }
    return form;
  }

  /** A member that is there and not empty. */
  Optional<String> get(String name) {
    return Optional.ofNullable(members.get(name)).filter(value -> !value.isEmpty());
  }

  static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("", "is not a form (expected: name=value&…, percent-encoded)");
    }
  }
}
