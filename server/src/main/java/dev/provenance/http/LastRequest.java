package dev.provenance.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose client or whose answer asked for that ({@code Connection: close}, RFC
 * 9112, section 9.6). Helidon 4.5.0 answers that it will, and leaves it open: who reads to the end
 * would wait for ever, and what cannot be told from a request's body would be taken for the next.
 * Ends it as well when chunks were sent that nobody has read: Helidon would read each into memory.
 *
 * <p>When the server stops, each connection is told so with an answer: one that was just closed
 * might hold a request that nobody would ever answer.
 */
final class LastRequest implements Filter {
  private static final Duration QUIET = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private volatile boolean isDraining;
  private volatile long lastAt;

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    if (isDraining) {
      lastAt = System.nanoTime();
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    chain.proceed();
    if (isToBeClosed(request.headers()) || isToBeClosed(response.headers())) {
      throw new CloseConnectionException("one of both sides asked for the end of the connection");
    }
    if (Bodies.isLeftUnread(request)) {
      throw new CloseConnectionException("there are chunks that nobody has read");
    }
  }

  /** From now on each request is the last of its connection; returns when hardly any come. */
  void drain() {
    long begun = System.nanoTime();
    lastAt = begun;
    isDraining = true;
    try {
      for (long now = begun;
          now - lastAt < QUIET.toNanos() && now - begun < LONGEST.toNanos();
          now = System.nanoTime()) {
        TimeUnit.NANOSECONDS.sleep(lastAt + QUIET.toNanos() - now);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isToBeClosed(Headers headers) {
    return headers.contains(HeaderNames.CONNECTION)
        && headers.containsToken(HeaderValues.CONNECTION_CLOSE);
  }
}
