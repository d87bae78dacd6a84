package dev.provenance.sdk.api;

/** Which interactions to list: all of them, newest first, 50 a page, unless told otherwise. */
public final class InteractionQuery extends Filters<InteractionQuery> {
  private InteractionQuery(Parameters parameters) {
    super(parameters);
  }

  /** Everything; narrow it with the other methods. */
  public static InteractionQuery all() {
    return new InteractionQuery(Parameters.NONE);
  }

  /** Which page, from 1. */
  public InteractionQuery page(int number) {
    return set("page", number);
  }

  /** How many a page has, 1 to 100. */
  public InteractionQuery limit(int count) {
    return set("limit", count);
  }

  /** Oldest first. */
  public InteractionQuery ascending() {
    return set("order", "asc");
  }

  /** Only numbers greater than this: where {@code listAll} goes on from. */
  public InteractionQuery after(long number) {
    return set("after", number);
  }

  @Override
  InteractionQuery with(Parameters parameters) {
    return new InteractionQuery(parameters);
  }
}
