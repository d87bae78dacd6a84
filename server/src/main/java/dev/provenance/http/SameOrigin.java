package dev.provenance.http;

import dev.provenance.model.Problem;
import dev.provenance.model.ProblemException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps other sites' pages from acting in the name of a browser that is signed in here (cross-site
 * request forgery). Browsers say where a request comes from, and pages cannot forge it: {@code
 * Sec-Fetch-Site} (W3C Fetch Metadata; over https and to localhost) or {@code Origin}.
 */
final class SameOrigin {
  private static final HeaderName SEC_FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final String OWN_SITE = "same-origin";

  private final TrustedProxies proxies;

  /**
   * @param proxies know by which host the browser calls us
   */
  SameOrigin(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  private enum Sender {
    OWN_PAGE,
    OTHER,
    UNTOLD
  }

  /** For a request with a cookie: one that may change something must come from our own pages. */
  void require(ServerRequest request) {
    Method method = request.prologue().method();
    boolean onlyReads = method.equals(Method.GET) || method.equals(Method.HEAD);
    if (!onlyReads && sender(request) != Sender.OWN_PAGE) {
      throw forbidden();
    }
  }

  /** For a request without a cookie: refused only when it says that another site sent it. */
  void refuseOthers(ServerRequest request) {
    if (sender(request) == Sender.OTHER) {
      throw forbidden();
    }
  }

  private Sender sender(ServerRequest request) {
    return header(request, SEC_FETCH_SITE)
        .map(site -> site.equals(OWN_SITE))
        .or(() -> header(request, HeaderNames.ORIGIN).map(origin -> isOwn(origin, request)))
        .map(isOwn -> isOwn ? Sender.OWN_PAGE : Sender.OTHER)
        .orElse(Sender.UNTOLD);
  }

  /** Behind a proxy the browser's host may be in X-Forwarded-Host. */
  private boolean isOwn(String origin, ServerRequest request) {
    int end = origin.indexOf("://");
    if (end < 0) {
      return false;
    }
    String defaultPort = origin.startsWith("https:") ? ":443" : ":80";
    String authority = authority(origin.substring(end + 3), defaultPort);
    return Stream.of(
            header(request, HeaderNames.HOST),
            proxies.forwarded(request, HeaderNames.X_FORWARDED_HOST))
        .flatMap(Optional::stream)
        .map(host -> authority(host, defaultPort))
        .anyMatch(authority::equals);
  }

  private static String authority(String text, String defaultPort) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.endsWith(defaultPort)
        ? lower.substring(0, lower.length() - defaultPort.length())
        : lower;
  }

  private static Optional<String> header(ServerRequest request, HeaderName name) {
    return request.headers().first(name).map(String::strip);
  }

  private static ProblemException forbidden() {
    return new ProblemException(
        new Problem.Forbidden(
            "With a session, only Provenance's own pages may do this (expected: Sec-Fetch-Site:"
                + " same-origin, or an Origin that is this host); programs send an API key"));
  }
}
