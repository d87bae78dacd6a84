package dev.provenance.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The one page of the web UI, with a new nonce in every answer: the styles it makes as it runs
 * carry it, and the browser takes no others.
 */
final class UiPage {
  private static final String BASE = "<base href=\"/\"";
  private static final String NONCE = "__CSP_NONCE__";
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
          + NONCE
          + "'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
          + " base-uri 'self'; form-action 'none'; frame-ancestors 'none'";
  private static final Header CONTENT_TYPE =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
  private static final Header REFERRER_POLICY =
      HeaderValues.createCached("Referrer-Policy", "no-referrer");
  private static final Header OPENER_POLICY =
      HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin");

  private final String template;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param template as it was built, with {@code <base href="/">} and places for the nonce
   * @param pathPrefix empty for none
   */
  UiPage(String template, String pathPrefix) {
    if (!template.contains(BASE)) {
      throw new IllegalStateException(
          "the web UI's index.html has no " + BASE + ">: it cannot be served below a path");
    }
    this.template = template.replace(BASE, "<base href=\"" + pathPrefix + "/\"");
  }

  /** Sets the headers; the body is for the caller to send. */
  byte[] prepare(ServerResponse response) {
    String nonce = nonce();
    response.header(CONTENT_TYPE);
    response.header(Responses.NO_STORE);
    response.header(Responses.NO_SNIFF);
    response.header(REFERRER_POLICY);
    response.header(OPENER_POLICY);
    response.header("Content-Security-Policy", CONTENT_SECURITY_POLICY.replace(NONCE, nonce));
    return template.replace(NONCE, nonce).getBytes(StandardCharsets.UTF_8);
  }

  private String nonce() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
