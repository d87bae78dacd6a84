package dev.provenance.sdk.queue;

import dev.provenance.sdk.api.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which lines of a batch the details of a refusal name, as in {@code /3/resourceId}. */
final class FaultyLines {
  private static final Pattern NAMED = Pattern.compile("/([0-9]{1,6})(/.*)?", Pattern.DOTALL);

  private FaultyLines() {}

  /** The faults by line; each path without the line's number. */
  static Map<Integer, List<Fault>> of(List<Fault> details, int lines) {
    Map<Integer, List<Fault>> faulty = new TreeMap<>();
    for (Fault fault : details) {
      Matcher named = NAMED.matcher(String.valueOf(fault.path()));
      if (named.matches() && Integer.parseInt(named.group(1)) < lines) {
        String path = named.group(2) == null ? "" : named.group(2);
        faulty
            .computeIfAbsent(Integer.valueOf(named.group(1)), line -> new ArrayList<>())
            .add(new Fault(path, fault.message()));
      }
    }
    return faulty;
  }
}
