package dev.provenance.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Members of a JSON object, read as the parameters of a URL are. */
final class JsonParameters {
  private JsonParameters() {}

  /**
   * Members as the texts that a URL's parameters would be; a list stands for any of its values.
   * What is none of that is reported as a fault.
   *
   * @param pointer to the object, with a slash at its end
   */
  static Parameters of(JsonNode object, String pointer, List<String> names) {
    Map<String, List<String>> values = new HashMap<>();
    Parameters parameters = new Parameters(values, pointer);
    for (String name : names) {
      JsonNode value = object.path(name);
      if (value.isMissingNode() || value.isNull()) {
        continue;
      }
      List<String> texts = new ArrayList<>();
      for (JsonNode each : value.isArray() ? value : List.of(value)) {
        if (each.isValueNode() && !each.isNull() && !each.isBoolean()) {
          texts.add(each.asString());
        } else {
          parameters.fault(name, "expected a string or a list of strings");
        }
      }
      values.put(name, texts);
    }
    return parameters;
  }
}
