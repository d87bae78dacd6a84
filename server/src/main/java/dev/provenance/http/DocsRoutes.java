package dev.provenance.http;

import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The contract, the API browser that shows it, and the page that explains errors. */
final class DocsRoutes implements HttpService {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*\\.(html|css|js|png)");
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final String SWAGGER_UI =
      "/META-INF/resources/webjars/swagger-ui/" + Version.of("org.webjars", "swagger-ui") + "/";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "png", "image/png",
          "yaml", "application/yaml");

  /** Files by name: they are few, and do not change while the server runs. */
  private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

  private final byte[] errors = MarkdownPage.of("Errors", resource("/docs/errors.md"));

  @Override
  public void routing(HttpRules rules) {
    page(rules, "/docs", (request, response) -> redirect(response, "docs/"));
    page(rules, "/docs/", (request, response) -> send(response, "/docs/index.html"));
    page(rules, "/docs/errors", (request, response) -> send(response, "html", errors));
    page(
        rules,
        "/docs/swagger-ui/{name}",
        (request, response) -> send(response, SWAGGER_UI + name(request)));
    page(rules, "/docs/{name}", (request, response) -> send(response, "/docs/" + name(request)));
    page(rules, "/openapi.yaml", (request, response) -> send(response, "/openapi.yaml"));
  }

  private static void page(HttpRules rules, String path, Handler handler) {
    Paths.add(rules, path, Map.of(Method.GET, handler));
  }

  private static String name(ServerRequest request) {
    String name = request.path().pathParameters().get("name");
    if (!NAME.matcher(name).matches()) {
      throw Paths.notFound();
    }
    return name;
  }

  /** Relative, so that it holds below any path. */
  private static void redirect(ServerResponse response, String location) {
    response.status(Status.TEMPORARY_REDIRECT_307).header("Location", location).send();
  }

  private void send(ServerResponse response, String resource) {
    byte[] content = kept.computeIfAbsent(resource, DocsRoutes::resource);
    send(response, resource.substring(resource.lastIndexOf('.') + 1), content);
  }

  private static void send(ServerResponse response, String extension, byte[] content) {
    response
        .header("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"))
        .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "no-cache");
    Responses.sendKept(response, content);
  }

  private static byte[] resource(String name) {
    try (InputStream in = DocsRoutes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw Paths.notFound();
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
