package dev.provenance.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "10.0.0.0/8, 10.255.255.255",
    "172.16.0.0/12, 172.31.255.255",
    "192.0.2.128/25, 192.0.2.128",
    "0.0.0.0/0, 203.0.113.7",
    "::1, ::1",
    "fd00::/8, fdff:ffff::1",
    "2001:db8:0:8000::/49, 2001:db8:0:ffff::1",
    "::/0, fe80::1",
    "127.0.0.0/8, ::ffff:127.0.0.1",
    "::ffff:192.0.2.7, 192.0.2.7",
  })
  void contains_addressOfIt(String network, String address) {
    assertThat(Network.parse(network).orElseThrow().contains(address(address))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.6",
    "10.0.0.0/8, 11.0.0.0",
    "10.0.0.0/8, 9.255.255.255",
    "172.16.0.0/12, 172.32.0.0",
    "192.0.2.128/25, 192.0.2.127",
    "0.0.0.0/0, ::1",
    "::/0, 127.0.0.1",
    "::1, 0.0.0.1",
    "fd00::/8, fe00::1",
    "2001:db8:0:8000::/49, 2001:db8:0:7fff::1",
  })
  void contains_noOther(String network, String address) {
    assertThat(Network.parse(network).orElseThrow().contains(address(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "proxy.example",
        "256.0.0.1",
        "10.0.0",
        "1",
        "127.1",
        "010.0.0.1",
        "0x7f.0.0.1",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "/8",
        "10.1.2.3/8",
        "0.0.0.1/0",
        "::1/129",
        "::1/0",
        "fd00::1/8",
        "fe80::1%1",
        "fe80::1%lo",
        "10.0.0.0/255.0.0.0",
        "::ffff:10.0.0.0/104",
        "10.0.0.*",
        "10.0.0.1-9",
        "10.0.0.0/٨"
      })
  void parse_whatIsNone_isEmpty(String text) {
    assertThat(Network.parse(text)).isEmpty();
  }

  private static InetAddress address(String text) {
    return Network.address(text).orElseThrow();
  }
}
