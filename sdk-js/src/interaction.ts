import type { Context, LoggerContext } from './context.js';
import { isUuid, type Uuids } from './uuid.js';

/** Any value that JSON can say, or whose `toJSON` says one. */
export type Json = unknown;

/**
 * What happened. Resource type, action and origin are each given by mnemonic or by UUID; what the client or a context
 * knows need not be given.
 */
export interface Interaction {
  /** Your own identifier of the resource. */
  resourceId: string;
  resourceType?: string | undefined;
  resourceTypeId?: string | undefined;
  action?: string | undefined;
  actionId?: string | undefined;
  origin?: string | undefined;
  originId?: string | undefined;
  /** Whatever there is to tell. */
  interaction?: Json;
  /** What another system calls it, such as the id of a payment. */
  externalReference?: string | null | undefined;
  /** What another system answered. */
  externalResponse?: Json;
  /** The unit of work, a UUID. */
  uowId?: string | null | undefined;
  userId?: string | null | undefined;
  spanId?: string | null | undefined;
  parentSpanId?: string | null | undefined;
  /** When it happened. */
  interactionTimestamp?: string | Date | null | undefined;
  /** Keeps it from being stored twice. */
  idempotencyKey?: string | null | undefined;
}

/** An interaction as it goes to the server. */
export interface LoggedInteraction extends Interaction {
  spanId: string;
  idempotencyKey: string;
  interactionTimestamp: string;
}

/** An interaction's line, ready to be sent. */
export interface Line {
  text: string;
  spanId: string;
}

/**
 * Completes and checks an interaction; what is given wins over the logger's context, and that over the current one.
 *
 * @throws TypeError when it can never be stored
 */
export function lineOf(
  given: Interaction,
  logger: LoggerContext,
  current: Context | undefined,
  uuids: Uuids,
): Line {
  // JavaScript callers may pass anything.
  if (typeof (given as unknown) !== 'object' || (given as unknown) === null) {
    throw new TypeError(`log: ${typeof given} (expected: an interaction, an object)`);
  }
  const now = Date.now();
  const whole: Interaction = { ...given };
  if (given.resourceTypeId == null) {
    whole.resourceType = given.resourceType ?? logger.resourceType;
  }
  if (given.originId == null) {
    whole.origin = given.origin ?? logger.origin;
  }
  whole.userId = given.userId ?? logger.userId ?? current?.userId;
  whole.uowId = given.uowId ?? logger.uowId ?? current?.uowId;
  whole.parentSpanId = given.parentSpanId ?? logger.parentSpanId ?? current?.parentSpanId;
  whole.spanId = given.spanId ?? uuids.next(now);
  whole.idempotencyKey = given.idempotencyKey ?? (given.spanId == null ? whole.spanId : uuids.next(now));
  whole.interactionTimestamp = given.interactionTimestamp ?? new Date(now).toISOString();
  check(whole);
  return { text: JSON.stringify(whole), spanId: whole.spanId };
}

function check(whole: Interaction): void {
  requireText('resourceId', whole.resourceId);
  if (whole.resourceTypeId == null) {
    requireText('resourceType', whole.resourceType);
  }
  if (whole.actionId == null) {
    requireText('action', whole.action);
  }
  if (whole.originId == null) {
    requireText('origin', whole.origin);
  }
  if (whole.uowId != null && !isUuid(whole.uowId)) {
    throw new TypeError(
      `uowId: ${String(whole.uowId)} (expected: a UUID like 550e8400-e29b-41d4-a716-446655440000)`,
    );
  }
}

function requireText(name: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') {
    throw new TypeError(`${name}: ${JSON.stringify(value)} (expected: a text that is not empty)`);
  }
}
