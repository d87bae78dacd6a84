import { type Answer, type ErrorDetail, errorOf, type ProvenanceError, unexpectedAnswer } from '../errors.js';
import { receiptOfBatch } from '../receipt.js';

/** What becomes of a batch after a try. */
export type Outcome =
  | { kind: 'stored' }
  /** Again after a wait. `lasting`: waiting alone will not help, as with a wrong key. */
  | { kind: 'again'; lasting: boolean; error: ProvenanceError }
  /** The items at fault, by their index in the batch. */
  | { kind: 'items'; reasons: Map<number, ErrorDetail[]> }
  /** Some item is at fault, the server does not say which. */
  | { kind: 'halve'; reasons: ErrorDetail[] };

/** Reads the server's answer to a batch of `size` items. */
export function outcomeOf(answer: Answer, size: number, url: string): Outcome {
  const { status } = answer;
  if (status >= 200 && status < 300) {
    const receipt = receiptOfBatch(size);
    return receipt.isIn(answer)
      ? { kind: 'stored' }
      : { kind: 'again', lasting: true, error: unexpectedAnswer('POST', url, answer, receipt.expected) };
  }
  const error = errorOf('POST', url, answer);
  if (status === 408 || status === 429 || status >= 500) {
    return { kind: 'again', lasting: false, error };
  }
  if (status === 400) {
    const reasons = reasonsByItem(error.details, size);
    if (reasons.size > 0) {
      return { kind: 'items', reasons };
    }
  }
  if (status === 400 || status === 413 || status === 422) {
    const reasons = error.details.length > 0 ? error.details : [{ path: '', message: error.detail }];
    return { kind: 'halve', reasons };
  }
  return { kind: 'again', lasting: true, error };
}

/** `/3/resourceId` is about item 3; its own fault is at `/resourceId`. */
function reasonsByItem(details: readonly ErrorDetail[], size: number): Map<number, ErrorDetail[]> {
  const reasons = new Map<number, ErrorDetail[]>();
  for (const { path, message } of details) {
    const [, digits, rest] = /^\/(\d+)(\/.*)?$/.exec(path) ?? [];
    const index = Number(digits);
    if (digits !== undefined && index < size) {
      const reason = { path: rest ?? '', message };
      reasons.set(index, [...(reasons.get(index) ?? []), reason]);
    }
  }
  return reasons;
}
