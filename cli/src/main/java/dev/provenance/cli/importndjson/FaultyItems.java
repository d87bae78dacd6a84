package dev.provenance.cli.importndjson;

import dev.provenance.cli.api.ApiException;
import dev.provenance.cli.api.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads out of a refusal which items of the batch were at fault. */
final class FaultyItems {
  private static final int BAD_REQUEST = 400;
  private static final Pattern POINTER = Pattern.compile("/([0-9]{1,6})(?:/(.*))?", Pattern.DOTALL);

  private FaultyItems() {}

  /** What is wrong with each faulty item, by index; empty if the refusal is about anything else. */
  static SortedMap<Integer, List<String>> of(ApiException refusal, int size) {
    SortedMap<Integer, List<String>> faulty = new TreeMap<>();
    if (refusal.status() != BAD_REQUEST) {
      return faulty;
    }
    for (Fault fault : refusal.details()) {
      Matcher pointer = POINTER.matcher(fault.path());
      if (!pointer.matches() || Integer.parseInt(pointer.group(1)) >= size) {
        return new TreeMap<>();
      }
      String member = pointer.group(2);
      faulty
          .computeIfAbsent(Integer.valueOf(pointer.group(1)), index -> new ArrayList<>())
          .add(member == null ? fault.message() : member + ": " + fault.message());
    }
    return faulty;
  }
}
