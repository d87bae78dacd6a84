package dev.provenance.http;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The web UI: its files, and its one page at every path that nothing else answers. The page itself
 * knows what such a path means.
 */
final class UiRoutes implements HttpService {
  /** Whatever is unknown below these is unknown to the page, too. */
  private static final Set<String> NOT_THE_PAGE =
      Set.of("api", "assets", "docs", "health", "metrics", "oauth", "openapi.yaml");

  private static final String ASSETS = "assets/";

  /** Their names change with what is in them. */
  private static final Header FOR_EVER =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");

  private static final Header ASK_FIRST =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache");
  private static final Header VARY =
      HeaderValues.createCached(HeaderNames.VARY, HeaderNames.ACCEPT_ENCODING_NAME);
  private static final Header GZIP =
      HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");

  private final UiFiles files;
  private final UiPage page;

  /**
   * @param root the folder on the class path, with a slash before it and none behind
   * @param pathPrefix below which the browser finds the server; empty for none
   */
  UiRoutes(String root, String pathPrefix) {
    this.files = new UiFiles(root);
    byte[] template =
        files
            .read("index.html")
            .orElseThrow(
                () -> new IllegalStateException(root + "/index.html is not on the class path"));
    this.page = new UiPage(new String(template, StandardCharsets.UTF_8), pathPrefix);
  }

  @Override
  public void routing(HttpRules rules) {
    rules.any(this::answer);
  }

  private void answer(ServerRequest request, ServerResponse response) {
    Method method = request.prologue().method();
    if (!method.equals(Method.GET) && !method.equals(Method.HEAD)) {
      throw Paths.notFound();
    }
    String path = request.path().path().substring(1);
    Optional<UiFile> file = files.find(path);
    if (file.isPresent()) {
      send(request, response, path, file.get());
    } else if (isOfThePage(path) && request.headers().isAccepted(MediaTypes.TEXT_HTML)) {
      send(request, response, page.prepare(response));
    } else {
      throw Paths.notFound();
    }
  }

  private static boolean isOfThePage(String path) {
    return !NOT_THE_PAGE.contains(path.split("/", 2)[0]);
  }

  private static void send(
      ServerRequest request, ServerResponse response, String path, UiFile file) {
    response.header(path.startsWith(ASSETS) ? FOR_EVER : ASK_FIRST);
    response.header(Responses.NO_SNIFF);
    response.header(HeaderNames.ETAG, file.tag());
    byte[] gzip = file.gzip();
    if (gzip != null) {
      response.header(VARY);
    }
    if (isKnown(request, file.tag())) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, file.contentType());
    if (gzip != null && acceptsGzip(request)) {
      response.header(GZIP);
      send(request, response, gzip);
    } else {
      send(request, response, file.plain());
    }
  }

  private static void send(ServerRequest request, ServerResponse response, byte[] body) {
    if (request.prologue().method().equals(Method.HEAD)) {
      response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
      response.send();
    } else {
      Responses.sendKept(response, body);
    }
  }

  private static boolean isKnown(ServerRequest request, String tag) {
    String known = request.headers().first(HeaderNames.IF_NONE_MATCH).orElse("");
    return known.strip().equals("*") || known.contains(tag);
  }

  /** RFC 9110, section 12.5.3, as far as browsers use it. */
  private static boolean acceptsGzip(ServerRequest request) {
    String accepted =
        request
            .headers()
            .first(HeaderNames.ACCEPT_ENCODING)
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .replace(" ", "");
    for (String coding : accepted.split(",", -1)) {
      if (coding.equals("gzip")
          || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?"))) {
        return true;
      }
    }
    return false;
  }
}
