/** What dates go by: when an interaction was recorded, or when it happened by its sender's own clock. */
export const CLOCKS = ['createdDate', 'interactionTimestamp'] as const;
export type Clock = (typeof CLOCKS)[number];

/** Which interactions are meant: the conditions that lists, timelines, top lists, streams and exports share. */
export interface LogFilter {
  resourceId?: string[];
  resourceType?: string[];
  action?: string[];
  origin?: string[];
  userId?: string[];
  uowId?: string[];
  externalReference?: string[];
  /** Which clock the dates go by: when it was recorded (the default), or when it happened by the sender's own clock. */
  dateField?: Clock;
  /** A date alone, or a time with an offset. */
  startDate?: string;
  endDate?: string;
  /** Each the JSON text of one condition on the payload. */
  jsonFilter?: string[];
  match?: 'any' | 'all';
}
