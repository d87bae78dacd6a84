package dev.provenance.http;

import dev.provenance.model.Network;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies that are believed what they say of whoever they ask for, in {@code X-Forwarded-*}.
 * From anybody else it is as if these headers were not there.
 */
public final class TrustedProxies {
  /** Some proxies add the port: {@code 192.0.2.7:4711}, {@code [2001:db8::7]:4711}. */
  private static final Pattern WITH_PORT = Pattern.compile("(\\[[^]]*]|[^:]*):\\d{1,5}");

  private final List<Network> networks;

  public TrustedProxies(List<Network> networks) {
    this.networks = List.copyOf(networks);
  }

  /** What such a header says: of several values the first, which is the browser's side. */
  Optional<String> forwarded(ServerRequest request, HeaderName name) {
    return peer(request)
        .filter(this::isTrusted)
        .flatMap(proxy -> request.headers().first(name))
        .map(value -> value.split(",", 2)[0].strip());
  }

  /**
   * The address of whoever asks: the peer's, or, as far as trusted proxies say for whom they ask,
   * that of the first who is none of them. What they say and is no address is not followed. Empty
   * where the peer has none.
   */
  Optional<String> client(ServerRequest request) {
    return peer(request)
        .map(peer -> isTrusted(peer) ? behind(peer, request) : peer)
        .map(InetAddress::getHostAddress);
  }

  private InetAddress behind(InetAddress proxy, ServerRequest request) {
    List<String> lines = request.headers().all(HeaderNames.X_FORWARDED_FOR, List::of);
    List<String> hops = List.of(String.join(",", lines).split(",", -1));
    InetAddress client = proxy;
    for (String hop : hops.reversed()) {
      Optional<InetAddress> before = address(hop.strip());
      if (before.isEmpty()) {
        break;
      }
      client = before.get();
      if (!isTrusted(client)) {
        break;
      }
    }
    return client;
  }

  private boolean isTrusted(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address));
  }

  private static Optional<InetAddress> address(String hop) {
    Matcher withPort = WITH_PORT.matcher(hop);
    return Network.address(withPort.matches() ? withPort.group(1) : hop);
  }

  private static Optional<InetAddress> peer(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress socket
        ? Optional.ofNullable(socket.getAddress())
        : Optional.empty();
  }
}
