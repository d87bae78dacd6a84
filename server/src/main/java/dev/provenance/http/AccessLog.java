package dev.provenance.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.provenance.model.Principal;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says of every request, in one line of JSON when it is answered, who asked for what and how it
 * ended. Never what was sent: neither query nor headers nor body.
 *
 * <p>A request is known by the id that it came with as {@code X-Request-Id}, or gets one; the
 * document of a problem carries it, and where requests are logged every answer.
 */
public final class AccessLog implements Filter {
  private static final HeaderName REQUEST_ID = HeaderNames.create("X-Request-Id");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private final Optional<Consumer<String>> out;
  private final TrustedProxies proxies;

  /**
   * @param out told each line, by many threads; empty when nothing is to be said
   * @param proxies know for whom they ask
   */
  public AccessLog(Optional<Consumer<String>> out, TrustedProxies proxies) {
    this.out = out;
    this.proxies = proxies;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Line(
      Instant time,
      String requestId,
      @Nullable String client,
      String method,
      String path,
      String route,
      int status,
      long micros,
      @Nullable Integer tenantId,
      @Nullable UUID apiKeyId) {}

  private static final class Entry {
    private final String id;
    private final Optional<String> client;
    private final Instant begun = Instant.now();
    private final long start = System.nanoTime();
    private volatile @Nullable Principal by;

    Entry(String id, Optional<String> client) {
      this.id = id;
      this.client = client;
    }
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (out.isEmpty()) {
      chain.proceed();
      return;
    }
    String id = sentId(request).orElseGet(AccessLog::newId);
    Entry entry = new Entry(id, proxies.client(request));
    request.context().register(entry);
    response.header(REQUEST_ID, entry.id);
    response.whenSent(() -> say(entry, request, response));
    try {
      chain.proceed();
    } catch (CloseConnectionException e) {
      // An event stream, or an answer that is cut: it is never said to be sent.
      say(entry, request, response);
      throw e;
    }
  }

  /** Told who is asking, as soon as that is known. */
  void by(ServerRequest request, Principal principal) {
    entry(request).ifPresent(entry -> entry.by = principal);
  }

  /** What a request is called in the answer to it. */
  String id(ServerRequest request) {
    return entry(request)
        .map(entry -> entry.id)
        .or(() -> sentId(request))
        .orElseGet(AccessLog::newId);
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }

  private Optional<Entry> entry(ServerRequest request) {
    return out.isEmpty() ? Optional.empty() : request.context().get(Entry.class);
  }

  private static Optional<String> sentId(ServerRequest request) {
    return request.headers().first(REQUEST_ID).filter(id -> ID.matcher(id).matches());
  }

  private void say(Entry entry, ServerRequest request, ServerResponse response) {
    Principal by = entry.by;
    Line line =
        new Line(
            entry.begun,
            entry.id,
            entry.client.orElse(null),
            request.prologue().method().text(),
            request.prologue().uriPath().rawPath(),
            Paths.pattern(request),
            response.status().code(),
            TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - entry.start),
            by == null ? null : by.tenant().id(),
            by == null ? null : by.keyId());
    String text = new String(Json.bytes(line), StandardCharsets.UTF_8);
    out.ifPresent(log -> log.accept(text));
  }
}
