import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { body, client, type Schemas } from './client';

/** One step of a trace, and the unit of work it belongs to. */
export type TraceStep = Omit<Schemas['TraceStep'], 'offsetMs'> & { uowId: string };

/** A stretch of a trace, in chronological order. */
export interface TracePart {
  /** What is traced: a unit of work, or else a resource. */
  kind: 'uow' | 'resource';
  /** The units of work: of a resource, all it took part in. */
  uowIds: string[];
  steps: TraceStep[];
  /** Where the next stretch begins; null at the end. */
  nextAfter: number | null;
}

const STEPS_AT_ONCE = 10_000;
/** Fewer: only whole interactions, with their payloads, tell which unit of work they belong to. */
const INTERACTIONS_AT_ONCE = 500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The steps of a unit of work or of a resource, stretch by stretch. */
export const traceQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['trace', id],
    queryFn: ({ pageParam, signal }) => fetchPart(id, pageParam, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.nextAfter,
    staleTime: 30_000,
  });

export const traceSummaryQuery = (id: string) =>
  queryOptions({
    queryKey: ['trace-summary', id],
    queryFn: ({ signal }) => body(client.GET('/api/traces/{id}/summary', { params: { path: { id } }, signal })),
    staleTime: 30_000,
  });

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

async function fetchPart(id: string, after: number | null, signal: AbortSignal): Promise<TracePart> {
  const cursor = after === null ? {} : { after };
  if (isUuid(id)) {
    const query = { limit: STEPS_AT_ONCE, ...cursor };
    const part = await body(client.GET('/api/traces/{id}/timeline', { params: { path: { id }, query }, signal }));
    const uowId = part.uowId;
    if (uowId !== undefined) {
      const steps = part.timeline.map((step) => ({ ...step, uowId }));
      return { kind: 'uow', uowIds: [uowId], steps, nextAfter: part.nextAfter };
    }
  }
  const query = { limit: INTERACTIONS_AT_ONCE, ...cursor };
  const part = await body(client.GET('/api/traces/{id}', { params: { path: { id }, query }, signal }));
  return { kind: 'resource', uowIds: part.uowIds ?? [], steps: part.interactions.map(step), nextAfter: part.nextAfter };
}

function step(row: Schemas['InteractionRow']): TraceStep {
  return {
    interactionId: row.interactionId,
    interactionNumber: row.interactionNumber,
    timestamp: row.interactionTimestamp ?? row.createdDate,
    resourceId: row.resourceId,
    resourceType: row.resourceTypeMnemonic,
    action: row.actionMnemonic,
    origin: row.originMnemonic,
    userId: row.userId,
    spanId: row.spanId,
    parentSpanId: row.parentSpanId,
    uowId: row.uowId,
  };
}
