package dev.provenance.query;

import dev.provenance.model.Checks;
import dev.provenance.model.Faults;
import dev.provenance.model.JsonConditions;
import dev.provenance.model.Kind;
import dev.provenance.model.LogFilter;
import dev.provenance.model.LogFilter.Target;
import dev.provenance.model.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of an activity search; its conditions are those of a list, under {@code filters}.
 */
final class ActivityRequestReader {
  private static final int MOST_RESOURCES = 1_000;
  private static final List<String> FILTERS =
      List.of("uowId", "userId", "action", "resourceType", "origin", "externalReference");

  private final FilterReader filters;
  private final Faults faults = new Faults();

  ActivityRequestReader(FilterReader filters) {
    this.filters = filters;
  }

  ActivityRequest read(JsonNode body) {
    if (!body.isObject()) {
      faults.add("", "expected an object");
    }
    Parameters top =
        JsonParameters.of(body, "/", List.of("startDate", "endDate", "dateField", "page", "limit"));
    Parameters nested = JsonParameters.of(body.path("filters"), "/filters/", FILTERS);
    LogFilter dates = filters.read(top);
    PageRequest page = Page.request(top, false);
    LogFilter conditions = filters.read(nested);
    List<Target> targets = targets(body.path("resources"));
    JsonConditions json = json(body.path("jsonFilters"), body.path("match"));
    if (targets == null && !body.path("filters").isObject()) {
      faults.add("", "expected resources, filters or both");
    }
    faults.addAll(top.faults());
    faults.addAll(nested.faults());
    faults.done();
    return new ActivityRequest(
        new LogFilter(
            null,
            null,
            conditions.uowIds(),
            conditions.userIds(),
            conditions.externalReferences(),
            conditions.types(),
            conditions.actions(),
            conditions.origins(),
            targets,
            json,
            dates.time()),
        page);
  }

  private @Nullable List<Target> targets(JsonNode resources) {
    if (resources.isMissingNode() || resources.isNull()) {
      return null;
    }
    if (!resources.isArray() || resources.isEmpty() || resources.size() > MOST_RESOURCES) {
      faults.add("/resources", "expected a list of 1 to " + MOST_RESOURCES + " resources");
      return List.of();
    }
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < resources.size(); i++) {
      target(resources.get(i), "/resources/" + i, targets);
    }
    return targets;
  }

  private void target(JsonNode resource, String pointer, List<Target> targets) {
    JsonNode id = resource.path("resourceId");
    JsonNode type = resource.path("resourceType");
    if (!id.isString() || id.stringValue().isEmpty()) {
      faults.add(pointer + "/resourceId", "expected a resource's id, a UOW's UUID, or \"*\"");
      return;
    }
    if (!type.isMissingNode() && !type.isNull() && !type.isString()) {
      faults.add(pointer + "/resourceType", "expected a mnemonic");
      return;
    }
    Optional<Integer> number =
        type.isString() ? filters.number(Kind.RESOURCE_TYPE, type.stringValue()) : Optional.empty();
    String text = id.stringValue();
    Optional<String> wrong = Checks.textFault(text, Checks.LONGEST_TEXT);
    if (wrong.isPresent()) {
      faults.add(pointer + "/resourceId", wrong.get());
      return;
    }
    if (text.equals("*")) {
      if (!type.isString()) {
        faults.add(pointer + "/resourceType", "is missing (needed with resourceId \"*\")");
      }
      number.ifPresent(n -> targets.add(new Target.EveryResourceOf(n)));
      return;
    }
    Checks.uuid(text).ifPresent(uow -> targets.add(new Target.UnitOfWork(uow)));
    if (!type.isString()) {
      targets.add(new Target.Resource(text, null));
    }
    number.ifPresent(n -> targets.add(new Target.Resource(text, n)));
  }

  private JsonConditions json(JsonNode list, JsonNode match) {
    boolean isAbsent = match.isMissingNode() || match.isNull();
    Optional<Boolean> all =
        isAbsent ? Optional.of(false) : JsonConditionReader.all(match.asString(""));
    if (all.isEmpty()) {
      faults.add("/match", match + " (expected: " + JsonConditionReader.MODES + ")");
    }
    if (list.isMissingNode() || list.isNull()) {
      return JsonConditions.NONE;
    }
    if (!list.isArray() || list.size() > JsonConditionReader.MOST) {
      faults.add(
          "/jsonFilters", "expected a list of at most " + JsonConditionReader.MOST + " conditions");
      return JsonConditions.NONE;
    }
    List<JsonConditions.Condition> conditions = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String pointer = "/jsonFilters/" + i + "/";
      JsonConditionReader.read(
              list.get(i), (member, message) -> faults.add(pointer + member, message))
          .ifPresent(conditions::add);
    }
    return new JsonConditions(conditions, all.orElse(false));
  }
}
