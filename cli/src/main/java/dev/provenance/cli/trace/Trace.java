package dev.provenance.cli.trace;

import dev.provenance.cli.api.Answer;
import dev.provenance.cli.api.Answer.Row;
import dev.provenance.cli.api.ApiClient;
import dev.provenance.cli.api.ApiException;
import dev.provenance.cli.api.ApiRequest;
import dev.provenance.cli.api.Query;
import dev.provenance.cli.console.CommandException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the server has of a unit of work or a resource, put together from as many answers as needed.
 */
final class Trace {
  private static final int MOST_PER_REQUEST = 10_000;

  private final List<Row> rows = new ArrayList<>();
  private final Set<String> unitsOfWork = new LinkedHashSet<>();
  private JsonNode last;

  private Trace(JsonNode first) {
    this.last = first;
  }

  /** Fails if there is nothing of that id. */
  static Trace read(ApiClient api, String id, long limit) {
    Answer answer = ask(api, id, Query.NONE.and("limit", Math.min(limit, MOST_PER_REQUEST)));
    Trace trace = new Trace(answer.tree());
    trace.add(answer);
    while (trace.hasMore() && trace.rows.size() < limit) {
      long size = Math.min(limit - trace.rows.size(), MOST_PER_REQUEST);
      String after = trace.last.path("nextAfter").asString();
      trace.add(ask(api, id, Query.NONE.and("limit", size).and("after", after)));
    }
    return trace;
  }

  List<Step> steps() {
    return rows.stream().map(row -> new Step(row.tree())).toList();
  }

  /** Of a resource: those it took part in; of a unit of work: none. */
  List<String> unitsOfWork() {
    return List.copyOf(unitsOfWork);
  }

  boolean hasMore() {
    return last.path("hasMore").asBoolean(false);
  }

  /** In one line. */
  String summary() {
    List<Step> steps = steps();
    String count = counted(steps.size(), "interaction");
    String took = Offset.duration(Step.duration(steps));
    if (last.has("uowId")) {
      return "Unit of work " + last.path("uowId").asString() + ": " + count + " in " + took;
    }
    return "Resource %s: %s in %s, %s"
        .formatted(
            last.path("resourceId").asString(""),
            count,
            counted(unitsOfWork.size(), "unit") + " of work",
            took);
  }

  /** As one answer of the API would be. */
  String json() {
    String items = rows.stream().map(Row::text).collect(Collectors.joining(","));
    return last.propertyStream()
        .map(member ->
            "\"%s\":%s"
                .formatted(
                    member.getKey(),
                    switch (member.getKey()) {
                      case "interactions" -> "[" + items + "]";
                      case "uowIds" -> uowIdsJson();
                      default -> member.getValue().toString();
                    }))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String uowIdsJson() {
    return unitsOfWork.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
  }

  private void add(Answer answer) {
    last = answer.tree();
    rows.addAll(answer.rows("interactions"));
    last.path("uowIds").forEach(id -> unitsOfWork.add(id.asString()));
  }

  private static Answer ask(ApiClient api, String id, Query query) {
    try {
      return api.answer(ApiRequest.get("/traces/" + Query.encoded(id), query));
    } catch (ApiException e) {
      if (e.status() == 404) {
        throw new CommandException(
            "Nothing is recorded of '"
                + id
                + "': neither a unit of work nor a resource has this id.",
            e);
      }
      throw e;
    }
  }

  private static String counted(int count, String what) {
    return "%,d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }
}
