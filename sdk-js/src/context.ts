/** What belongs together: the unit of work, who does it, and the step that caused what comes now. */
export interface Context {
  uowId?: string | undefined;
  userId?: string | undefined;
  parentSpanId?: string | undefined;
}

/** What a logger made with `addContext` adds to each interaction. */
export interface LoggerContext extends Context {
  resourceType?: string | undefined;
  origin?: string | undefined;
}
