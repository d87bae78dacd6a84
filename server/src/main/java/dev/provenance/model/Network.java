package dev.provenance.model;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A network of IP addresses (CIDR, RFC 4632 and RFC 4291), or a single one.
 *
 * @param first the lowest of them
 * @param prefix how many leading bits all of them share
 */
public record Network(InetAddress first, int prefix) {
  private static final Pattern FORM = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

  /**
   * As {@code 192.0.2.7}, {@code 10.0.0.0/8} or {@code fd00::/8}. Empty for anything else, also for
   * an address within a network: {@code 10.1.2.3/8} may be a slip for a much smaller one.
   */
  public static Optional<Network> parse(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? address(parts.group(1)).flatMap(first -> of(first, parts.group(2)))
        : Optional.empty();
  }

  /**
   * An address in figures; names are not looked up. IPv4 in IPv6 ({@code ::ffff:192.0.2.7}) is
   * IPv4, as it is in the JDK's sockets.
   */
  public static Optional<InetAddress> address(String text) {
    if (text.indexOf('%') >= 0) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      // The JDK also takes 127.1 and 010.0.0.1, which others read as other addresses.
      boolean isPlain = text.indexOf(':') >= 0 || address.getHostAddress().equals(text);
      return Optional.of(address).filter(found -> isPlain);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    return width(address) == width(first) && high(address).equals(high(first));
  }

  private static Optional<Network> of(InetAddress first, @Nullable String prefix) {
    int width = width(first);
    int bits = prefix == null ? width : Integer.parseInt(prefix);
    return bits <= width
        ? Optional.of(new Network(first, bits)).filter(Network::beginsAtFirst)
        : Optional.empty();
  }

  private boolean beginsAtFirst() {
    return high(first).shiftLeft(width(first) - prefix).equals(number(first));
  }

  private BigInteger high(InetAddress address) {
    return number(address).shiftRight(width(address) - prefix);
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private static int width(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }
}
