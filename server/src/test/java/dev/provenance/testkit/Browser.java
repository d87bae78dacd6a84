package dev.provenance.testkit;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signed in to a server as a browser's page is: with the cookie of a session, and no key. */
public final class Browser {
  /** What a browser says about a request of the server's own page. */
  public static final Map<String, String> OWN_PAGE = Map.of("Sec-Fetch-Site", "same-origin");

  private static final Pattern COOKIE =
      Pattern.compile("provenance_session=([A-Za-z0-9_-]{43});.*");

  private final ApiClient client;
  private final ApiClient.Answer signedIn;
  private final String token;

  private Browser(ApiClient client, ApiClient.Answer signedIn, String token) {
    this.client = client;
    this.signedIn = signedIn;
    this.token = token;
  }

  /** Signs in with the client's key. */
  public static Browser signIn(ApiClient client) {
    return signIn(client, OWN_PAGE);
  }

  public static Browser signIn(ApiClient client, Map<String, String> headers) {
    ApiClient nobody = new ApiClient(client.server(), "");
    String body = "{\"apiKey\": \"" + client.key() + "\"}";
    ApiClient.Answer answer = nobody.send("POST", "/api/session", body, headers).expect(201);
    Matcher cookie = COOKIE.matcher(answer.header("Set-Cookie"));
    if (!cookie.matches()) {
      throw new AssertionError("no cookie: " + answer.header("Set-Cookie"));
    }
    return new Browser(nobody, answer, cookie.group(1));
  }

  /** The same session with another server on the same database. */
  public Browser at(URI server) {
    return new Browser(new ApiClient(server, ""), signedIn, token);
  }

  public ApiClient.Answer signedIn() {
    return signedIn;
  }

  public String token() {
    return token;
  }

  public ApiClient.Answer get(String path) {
    return send("GET", path, "", Map.of());
  }

  /** As one of the server's own pages. */
  public ApiClient.Answer send(String method, String path, String body) {
    return send(method, path, body, OWN_PAGE);
  }

  public ApiClient.Answer send(
      String method, String path, String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Cookie", cookie());
    return client.send(method, path, body, all);
  }

  /** The header's value, among other cookies of the same host. */
  public String cookie() {
    return "theme=dark; provenance_session=" + token + "; other=\"x y\"";
  }
}
