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
  private final TrustedProxies proxies;

  /**
   * @param pathPrefix empty for none
   * @param proxies know whether the browser uses https
   */
  SessionCookie(String pathPrefix, TrustedProxies proxies) {
    this.path = pathPrefix.isEmpty() ? "/" : pathPrefix;
    this.proxies = proxies;
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

  /** Over https as the browser sees it. */
  private boolean isSecure(ServerRequest request) {
    return request.isSecure()
        || proxies
            .forwarded(request, HeaderNames.X_FORWARDED_PROTO)
            .filter(HTTPS::equalsIgnoreCase)
            .isPresent();
  }
}
