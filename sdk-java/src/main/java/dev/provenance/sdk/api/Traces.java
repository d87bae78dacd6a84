package dev.provenance.sdk.api;

import java.util.UUID;

/**
 * {@code /traces}: everything in one unit of work, or everything that happened to one resource. An
 * id that is no unit of work is taken as a resource's. {@link NotFoundException} if there is
 * neither.
 */
public final class Traces {
  private final Client client;

  Traces(Client client) {
    this.client = client;
  }

  /** The interactions of a unit of work, up to 1,000. */
  public Trace get(UUID uowId) {
    return get(uowId.toString());
  }

  /** The interactions of a unit of work or a resource, up to 1,000. */
  public Trace get(String id) {
    return client.get(path(id), Trace.class);
  }

  /**
   * The interactions of a long trace, part by part.
   *
   * @param limit up to 10,000
   * @param after the {@code nextAfter} of the part before; 0 for the first
   */
  public Trace get(String id, int limit, long after) {
    Parameters parameters = Parameters.NONE.set("limit", limit);
    Parameters from = after > 0 ? parameters.set("after", after) : parameters;
    return client.get(path(id) + from.query(), Trace.class);
  }

  /** The steps of a unit of work without payloads. */
  public TraceTimeline timeline(UUID uowId) {
    return timeline(uowId.toString());
  }

  /** The steps of a unit of work or a resource without payloads. */
  public TraceTimeline timeline(String id) {
    return client.get(path(id) + "/timeline", TraceTimeline.class);
  }

  /** A unit of work, summed up. */
  public TraceSummary summary(UUID uowId) {
    return summary(uowId.toString());
  }

  /** A unit of work or a resource, summed up over the whole trace. */
  public TraceSummary summary(String id) {
    return client.get(path(id) + "/summary", TraceSummary.class);
  }

  private static String path(String id) {
    return "/traces/" + Parameters.segment(id);
  }
}
