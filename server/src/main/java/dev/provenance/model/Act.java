package dev.provenance.model;

import java.util.Map;

/**
 * One deed that is done.
 *
 * @param by the id of the key it was done with, or {@link #OPERATOR}
 * @param resourceId what it was done to
 * @param details the payload's members: text, numbers, booleans, null, lists and maps of these
 */
public record Act(Deed deed, String by, String resourceId, Map<String, ?> details) {
  /** Whoever holds the store itself. */
  public static final String OPERATOR = "operator";

  public static Act of(Principal by, Deed deed, String resourceId, Map<String, ?> details) {
    return new Act(deed, by.keyId().toString(), resourceId, details);
  }
}
