package dev.provenance.sdk;

/** Logs interactions that share a context. For any number of threads. */
public final class InteractionLogger {
  private final Journal journal;
  private final Context context;

  InteractionLogger(Journal journal, Context context) {
    this.journal = journal;
    this.context = context;
  }

  /** Like {@link Provenance#log}, with this logger's context before the current one. */
  public String log(Interaction interaction) {
    return journal.log(interaction, context);
  }

  /** A logger with more context; where both say something, the new one wins. */
  public InteractionLogger with(Context more) {
    return new InteractionLogger(journal, more.orElse(context));
  }
}
