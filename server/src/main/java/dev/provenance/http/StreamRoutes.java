package dev.provenance.http;

import dev.provenance.model.Checks;
import dev.provenance.model.ProblemException;
import dev.provenance.model.Scope;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;
import java.util.OptionalLong;

/** Following the log as it grows. */
final class StreamRoutes implements HttpService {
  private static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

  private final Guard guard;
  private final LiveStreams streams;

  StreamRoutes(Guard guard, LiveStreams streams) {
    this.guard = guard;
    this.streams = streams;
  }

  @Override
  public void routing(HttpRules rules) {
    Paths.add(rules, "/stream", Map.of(Method.GET, guard.with(Scope.READ, this::follow)));
  }

  private Answer follow(Call call) {
    return Answer.ok(streams.follow(call, lastEventId(call)));
  }

  private static OptionalLong lastEventId(Call call) {
    String text = call.header(LAST_EVENT_ID).map(String::strip).orElse("");
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.matches("\\d{1,18}")) {
      throw ProblemException.invalid(
          "Last-Event-ID", Checks.quote(text) + " (expected: an interaction's number)");
    }
    return OptionalLong.of(Long.parseLong(text));
  }
}
