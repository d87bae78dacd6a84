package dev.provenance.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Ends a connection whose client or whose answer asked for that ({@code Connection: close}, RFC
 * 9112, section 9.6). Helidon 4.5.0 answers that it will, and leaves it open: who reads to the end
 * would wait for ever, and what cannot be told from a request's body would be taken for the next.
 * Ends it as well when chunks were sent that nobody has read: Helidon would read each into memory.
 */
final class LastRequest implements Filter {
  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    chain.proceed();
    if (isToBeClosed(request.headers()) || isToBeClosed(response.headers())) {
      throw new CloseConnectionException("one of both sides asked for the end of the connection");
    }
    if (Bodies.isLeftUnread(request)) {
      throw new CloseConnectionException("there are chunks that nobody has read");
    }
  }

  private static boolean isToBeClosed(Headers headers) {
    return headers.contains(HeaderNames.CONNECTION)
        && headers.containsToken(HeaderValues.CONNECTION_CLOSE);
  }
}
