import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes keys and access tokens at a running server, and ends them. */
final class Keys {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;
  private final String adminKey;

  record Key(String id, String text) {}

  Keys(String url, String adminKey) {
    this.url = url;
    this.adminKey = adminKey;
  }

  Key make() throws Exception {
    return make("");
  }

  void revoke(Key key) throws Exception {
    send("DELETE", "/api/api-keys/" + key.id(), adminKey, "");
  }

  String token(Key key) throws Exception {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(key.id(), key.text());
    return member(send("POST", "/oauth/token", "", form), "access_token");
  }

  List<String> revoked(int count) throws Exception {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Key key = make();
      revoke(key);
      keys.add(key.text());
    }
    return keys;
  }

  List<String> expired(int count) throws Exception {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(make(", \"expiresDate\": \"%s\"".formatted(Instant.now().plus(SHORT))).text());
    }
    Thread.sleep(SHORT);
    return keys;
  }

  /** Tokens that were. */
  List<String> givenBack(Key key, int count) throws Exception {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String token = token(key);
      send("DELETE", "/api/session", token, "");
      tokens.add(token);
    }
    return tokens;
  }

  /** Tokens of a key that was. */
  List<String> ofARevoked(int count) throws Exception {
    Key key = make();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tokens.add(token(key));
    }
    revoke(key);
    return tokens;
  }

  private Key make(String members) throws Exception {
    String body = "{\"label\": \"key-timing\"" + members + "}";
    String created = send("POST", "/api/api-keys", adminKey, body);
    return new Key(member(created, "apiKeyId"), member(created, "key"));
  }

  private String send(String method, String path, String secret, String body) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", body.startsWith("{") ? "application/json" : FORM);
    if (!secret.isEmpty()) {
      request.header("x-api-key", secret);
    }
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(path + ": status " + answer.statusCode());
    }
    return answer.body();
  }

  private static String member(String json, String name) {
    Matcher value = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
    if (!value.find()) {
      throw new IllegalStateException("no " + name + " in an answer");
    }
    return value.group(1);
  }
}
