package dev.provenance.cli.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Reads a problem document (RFC 9457) and puts it into words. */
final class Refusal {
  private static final int DETAILS_SHOWN = 10;

  private Refusal() {}

  static ApiException of(JsonMapper json, URI endpoint, Attempt.Answered answer) {
    JsonNode problem = problem(json, answer.body());
    int status = answer.status();
    List<Fault> details = details(problem);
    StringBuilder message = new StringBuilder(endpoint + " answered " + status);
    String detail = detail(problem);
    message.append(detail.isEmpty() ? "." : ": " + detail);
    for (Fault fault : details.subList(0, Math.min(details.size(), DETAILS_SHOWN))) {
      message.append("\n  ").append(fault.path()).append(": ").append(fault.message());
    }
    if (details.size() > DETAILS_SHOWN) {
      message.append("\n  and ").append(details.size() - DETAILS_SHOWN).append(" more");
    }
    return new ApiException(status, detail, message + advice(status), details);
  }

  private static JsonNode problem(JsonMapper json, byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException notFromThisServer) {
      return MissingNode.getInstance();
    }
  }

  private static String detail(JsonNode problem) {
    for (String member : List.of("detail", "error", "title")) {
      if (problem.path(member).isString()) {
        return problem.path(member).asString();
      }
    }
    return "";
  }

  private static List<Fault> details(JsonNode problem) {
    List<Fault> faults = new ArrayList<>();
    for (JsonNode fault : problem.path("details")) {
      faults.add(new Fault(fault.path("path").asString(""), fault.path("message").asString("")));
    }
    return faults;
  }

  private static String advice(int status) {
    return switch (status) {
      case 401 ->
          "\nSee --api-key, PROVENANCE_API_KEY and 'provenance config list': is it the right one?";
      case 404 -> "\nIs PROVENANCE_API_URL or --api-url right? It ends in /api.";
      default -> "";
    };
  }
}
