package dev.provenance.cli.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiException;
import dev.provenance.cli.api.Connection;
import dev.provenance.cli.api.Query;
import dev.provenance.cli.api.Retry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a log of 250 rows that can break off in the middle of an answer. */
final class LogReaderTest {
  private static final long HEAD = 250;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger toBreak = new AtomicInteger();
  private final List<String> notices = new ArrayList<>();
  HttpServer http;
  ApiClient api;

  @BeforeEach
  void start() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(threads);
    http.createContext("/api/interactions", this::answer);
    http.start();
    Retry retry = new Retry(3, Duration.ofMillis(2), Duration.ofMillis(4), duration -> {});
    URI uri = URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api");
    api = new ApiClient(new Connection(uri, "pak_test"), retry, this::notice);
  }

  @AfterEach
  void stop() {
    api.close();
    http.stop(0);
    threads.shutdownNow();
  }

  @Test
  void page_breaksOffInTheMiddle_givesEveryRowOnce() {
    toBreak.set(1);
    List<Long> numbers = new ArrayList<>();

    LogReader.Reached reached =
        new LogReader(api, Query.NONE).page(100, row -> numbers.add(row.number()));

    assertThat(numbers).isEqualTo(LongStream.rangeClosed(101, 200).boxed().toList());
    assertThat(reached).isEqualTo(new LogReader.Reached(200, true));
    assertThat(notices).singleElement().asString().contains("trying again");
  }

  @Test
  void page_breaksOffAgainAndAgain_fails() {
    toBreak.set(3);

    assertThatThrownBy(() -> new LogReader(api, Query.NONE).page(0, row -> {}))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("breaks the connection");
  }

  @Test
  void readAhead_someBreakOff_givesAllInOrder() {
    toBreak.set(2);

    assertThat(readAll(Query.NONE, 7, 243))
        .isEqualTo(LongStream.rangeClosed(8, 243).boxed().toList());
  }

  @Test
  void readAhead_filtered_goesFromCursorToCursor() {
    toBreak.set(1);

    assertThat(readAll(Query.NONE.and("action", "CREATE"), 0, HEAD))
        .isEqualTo(LongStream.rangeClosed(1, HEAD).boxed().toList());
  }

  @Test
  void readAhead_nothingToRead_endsAtOnce() {
    assertThat(readAll(Query.NONE, 100, 100)).isEmpty();
    assertThat(readAll(Query.NONE, 100, 20)).isEmpty();
  }

  private List<Long> readAll(Query filter, long after, long until) {
    List<Long> numbers = new ArrayList<>();
    try (ReadAhead ahead = new ReadAhead(new LogReader(api, filter), after, until)) {
      for (List<Row> rows = ahead.next(); !rows.isEmpty(); rows = ahead.next()) {
        rows.forEach(row -> numbers.add(row.number()));
      }
    }
    return numbers;
  }

  private synchronized void notice(String notice) {
    notices.add(notice);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    long after = Long.parseLong(query.replaceAll(".*after=([0-9]+).*", "$1"));
    long last = Math.min(after + 100, HEAD);
    String rows =
        LongStream.rangeClosed(after + 1, last)
            .mapToObj(number -> "{\"interactionNumber\":" + number + "}")
            .collect(Collectors.joining(","));
    byte[] body =
        "{\"data\":[%s],\"pagination\":{\"hasNext\":%b}}"
            .formatted(rows, last < HEAD)
            .getBytes(StandardCharsets.UTF_8);
    boolean breaks = toBreak.getAndDecrement() > 0;
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body, 0, breaks ? body.length / 2 : body.length);
    // Before a client has seen the beginning of an answer, it would quietly ask again by itself.
    exchange.getResponseBody().flush();
    exchange.close();
  }
}
