import type { TraceStep } from '~/api/traces';
import { placed, type Step } from './steps';

const START = Date.parse('2026-03-01T10:00:00.000Z');

/** A step as a test needs it: when, and whatever matters besides. */
export type Sketch = Partial<Omit<TraceStep, 'timestamp'>> & { ms?: number };

/** Steps of one unit of work; what a sketch leaves out is made up. */
export function stepsOf(...sketches: Sketch[]): Step[] {
  return placed(
    sketches.map(({ ms = 0, ...given }, i) => ({
      interactionId: `i${String(i)}`,
      interactionNumber: i + 1,
      timestamp: new Date(START + ms).toISOString(),
      resourceId: 'order-1',
      resourceType: 'ORDER',
      action: 'UPDATE',
      origin: 'WEBAPP',
      userId: null,
      spanId: `s${String(i)}`,
      parentSpanId: null,
      uowId: 'u1',
      ...given,
    })),
  );
}
