package dev.provenance.query;

import dev.provenance.model.ProblemException;
import dev.provenance.query.Export.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What somebody who is about to read the log page by page says of it, read and checked.
 *
 * @param filters those of the list, by name
 * @param after only numbers greater than this
 * @param upTo the last number; empty for the newest there is
 */
record ExportAnnouncement(
    Format format, Map<String, List<String>> filters, long after, Optional<Long> upTo) {

  static ExportAnnouncement read(JsonNode body, FilterReader reader) {
    if (!body.isObject()) {
      throw ProblemException.invalid("", "expected an object");
    }
    Parameters top = JsonParameters.of(body, "/", List.of("format", "after", "upTo"));
    Optional<Format> format = top.requiredOneOf("format", Format.class);
    long after = top.number("after", 0, Long.MAX_VALUE - 1).orElse(0L);
    Optional<Long> upTo = top.number("upTo", 0, Long.MAX_VALUE - 1);
    if (upTo.isPresent() && upTo.get() < after) {
      top.fault("upTo", "lies before after");
    }
    JsonNode filters = body.path("filters");
    if (!filters.isObject() && !filters.isMissingNode() && !filters.isNull()) {
      top.fault("filters", "expected an object");
    }
    Parameters nested = JsonParameters.of(filters, "/filters/", FilterReader.NAMES);
    reader.read(nested);
    top.faults().addAll(nested.faults());
    top.done();
    return new ExportAnnouncement(format.orElseThrow(), nested.given(), after, upTo);
  }
}
