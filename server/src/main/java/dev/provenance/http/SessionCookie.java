package dev.provenance.http;

import dev.provenance.access.SessionToken;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The cookie that holds a session's token (RFC 6265): out of reach of scripts and other sites. */
final class SessionCookie {
  private static final String NAME = "provenance_session";
  private static final String HTTPS = "https";

  private final String path;

  /**
   * @param pathPrefix empty for none
   */
  SessionCookie(String pathPrefix) {
    this.path = pathPrefix.isEmpty() ? "/" : pathPrefix;
  }

  /** The token as sent; null when there is none. */
  static @Nullable String token(ServerRequest request) {
    return request.headers().contains(HeaderNames.COOKIE)
        ? request.headers().cookies().first(NAME).orElse(null)
        : null;
  }

  /** The header's value that keeps a token. */
  String keeping(SessionToken token, Duration lifetime, ServerRequest request) {
    return cookie(token.text(), Math.ceilDiv(lifetime.toMillis(), 1000L), request);
  }

  /** The header's value that makes the browser forget. */
  String cleared(ServerRequest request) {
    return cookie("", 0, request);
  }

  private String cookie(String value, long seconds, ServerRequest request) {
    return NAME
        + "="
        + value
        + "; HttpOnly; SameSite=Strict; Path="
        + path
        + "; Max-Age="
        + seconds
        + (isSecure(request) ? "; Secure" : "");
  }

  /** Over https as the browser sees it: a proxy's own word counts. */
  private static boolean isSecure(ServerRequest request) {
    String forwarded =
        request
            .headers()
            .first(HeaderNames.X_FORWARDED_PROTO)
            .map(value -> value.split(",", 2)[0].strip())
            .orElse("");
    return request.isSecure() || forwarded.equalsIgnoreCase(HTTPS);
  }
}
