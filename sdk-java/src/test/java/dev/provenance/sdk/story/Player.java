package dev.provenance.sdk.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.provenance.sdk.Context;
import dev.provenance.sdk.Interaction;
import dev.provenance.sdk.Provenance;
import dev.provenance.sdk.ProvenanceBuilder;
import dev.provenance.sdk.api.ProvenanceException;
import dev.provenance.sdk.json.Json;
import dev.provenance.sdk.story.ScriptedServer.Reply;
import dev.provenance.sdk.story.ScriptedServer.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Plays one story: it is the program and the server at once. */
final class Player implements AutoCloseable {
  private static final String KEY = "pak_" + "0".repeat(64);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ScriptedServer server = ScriptedServer.start();
  private final Expectation expectation = new Expectation();
  private final List<String> rejected = new CopyOnWriteArrayList<>();
  private final List<String> dropped = new CopyOnWriteArrayList<>();
  private final Provenance provenance;
  private @Nullable Request current;

  Player(Nodes settings) {
    ProvenanceBuilder builder =
        Provenance.builder()
            .apiUrl(server.apiUrl())
            .apiKey(KEY)
            .origin(settings.text("origin").orElseThrow())
            .retryFirst(Duration.ofMillis(settings.number("retryFirst").orElse(1)))
            .retryLongest(Duration.ofMillis(settings.number("retryLongest").orElse(20)))
            .onError(failure -> {})
            .onRejected(rejection -> rejected.add(rejection.interaction().resourceId()))
            .onDropped(interaction -> dropped.add(interaction.resourceId()));
    settings.number("maxBatch").ifPresent(builder::maxBatch);
    settings.number("maxBatchBytes").ifPresent(builder::maxBatchBytes);
    settings.number("maxQueued").ifPresent(builder::maxQueued);
    settings.number("maxQueuedBytes").ifPresent(builder::maxQueuedBytes);
    settings.number("blockWhenFull").map(Duration::ofMillis).ifPresent(builder::blockWhenFull);
    this.provenance = builder.build();
  }

  void play(Nodes step) throws Exception {
    if (step.has("log")) {
      log(step);
    } else if (step.has("call")) {
      call(step);
    } else if (step.has("request")) {
      current = server.next();
      check(step.object("request"), current);
    } else if (step.has("answer")) {
      answer(step.object("answer"));
    } else if (step.has("incoming")) {
      Map<String, String> headers = new LinkedHashMap<>();
      step.object("incoming").members().forEach((name, value) -> headers.put(name, "" + value));
      check("context", step.get("context"), given(Context.fromHeaders(headers)), true);
    } else if (step.has("outgoing")) {
      Context context = Interactions.context(step.object("context"));
      assertThat(context.headers()).isEqualTo(step.get("outgoing"));
    } else if (step.has("flush")) {
      assertThat(provenance.flush(LIMIT)).isTrue();
    } else if (step.has("stats")) {
      check("stats", step.get("stats"), tree(provenance.stats()), false);
    } else if (step.has("rejected")) {
      assertThat(rejected).isEqualTo(step.get("rejected"));
    } else if (step.has("dropped")) {
      assertThat(dropped).isEqualTo(step.get("dropped"));
    } else {
      throw new AssertionError("unknown step " + step);
    }
  }

  /** Nothing else came than the story says. */
  void end() {
    assertThat(server.waiting()).isZero();
  }

  @Override
  public void close() {
    if (current != null) {
      current.answer(new Reply(true, 0, Map.of(), ""));
    }
    provenance.close(Duration.ofMillis(1));
    server.close();
  }

  private void log(Nodes step) {
    Context with = Interactions.context(step.object("with"));
    Runnable program =
        () -> {
          Interaction interaction = Interactions.interaction(step.object("log"));
          String span =
              step.has("with")
                  ? provenance.with(with).log(interaction)
                  : provenance.log(interaction);
          assertThat(span).isEqualTo(step.object("log").text("spanId").orElse(span));
        };
    Context context = Interactions.context(step.object("current"));
    if (step.flag("fails")) {
      assertThatIllegalArgumentException().isThrownBy(() -> context.run(program));
    } else {
      context.run(program);
    }
  }

  private void call(Nodes step) throws InterruptedException {
    CompletableFuture<Optional<Object>> result =
        CompletableFuture.supplyAsync(() ->
            Optional.ofNullable(
                new ApiCalls(provenance.api())
                    .call(step.text("call").orElseThrow(), step.list("arguments"))));
    current = server.next();
    check(step.object("request"), current);
    answer(step.object("answer"));
    if (step.has("error")) {
      ProvenanceException error =
          (ProvenanceException) result.handle((value, failure) -> failure.getCause()).join();
      Map<String, Object> seen =
          Map.of("status", error.status(), "detail", error.detail(), "details", error.details());
      check("error", step.get("error"), tree(seen), false);
    } else {
      check("result", step.get("result"), tree(result.join().orElse(null)), false);
    }
  }

  private void check(Nodes expected, Request request) {
    var exchange = request.exchange();
    expected.text("method").ifPresent(m -> check("method", m, exchange.getRequestMethod(), true));
    expected
        .text("path")
        .ifPresent(path -> check("path", path, exchange.getRequestURI().getRawPath(), true));
    if (expected.has("path")) {
      Object query = expected.has("query") ? expected.get("query") : Map.of();
      check("query", query, query(exchange.getRequestURI().getRawQuery()), true);
    }
    expected
        .object("headers")
        .members()
        .forEach((name, value) ->
            check("header " + name, value, exchange.getRequestHeaders().getFirst(name), true));
    if (expected.has("body")) {
      check("body", expected.get("body"), Json.read(request.body()), true);
    }
    if (expected.has("lines")) {
      List<@Nullable Object> lines = new ArrayList<>();
      request.body().lines().forEach(line -> lines.add(Json.read(line)));
      check("lines", expected.get("lines"), lines, true);
    }
  }

  private void answer(Nodes answer) {
    Request request = current;
    current = null;
    if (request == null) {
      throw new AssertionError("an answer needs a request before it");
    }
    if (answer.flag("accept")) {
      request.answer(new Reply(false, 201, Map.of(), receipt(request.body().lines().count())));
      return;
    }
    Map<String, String> headers = new HashMap<>();
    answer.object("headers").members().forEach((name, value) -> headers.put(name, "" + value));
    int status = answer.number("status").orElse(0);
    String body = answer.has("body") ? Json.text(answer.get("body")) : "";
    request.answer(new Reply(answer.flag("drop"), status, headers, body));
  }

  private static String receipt(long lines) {
    Map<String, Object> item =
        Map.of(
            "interactionId",
            UUID.randomUUID(),
            "interactionNumber",
            1,
            "uowId",
            UUID.randomUUID(),
            "spanId",
            "s");
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      items.add(item);
    }
    return Json.text(
        Map.of("count", lines, "firstNumber", 1, "lastNumber", lines, "interactions", items));
  }

  private static Map<String, Object> query(@Nullable String raw) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      String value = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      all.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(value);
    }
    Map<String, Object> query = new TreeMap<>();
    all.forEach((name, values) -> query.put(name, values.size() == 1 ? values.get(0) : values));
    return query;
  }

  private static Map<String, Object> given(Context context) {
    Map<String, Object> given = new HashMap<>();
    Nodes.of(tree(context))
        .members()
        .forEach((name, value) -> {
          if (value != null) {
            given.put(name, value);
          }
        });
    return given;
  }

  private void check(
      String where, @Nullable Object expected, @Nullable Object actual, boolean exact) {
    expectation.check(where, expected, actual, exact);
  }

  private static @Nullable Object tree(@Nullable Object value) {
    return Json.read(Json.text(value));
  }
}
