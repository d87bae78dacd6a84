import type { Answer } from './errors.js';

/** What an answer must be to say that something is stored. */
export interface Receipt {
  isIn: (answer: Answer) => boolean;
  /** The same in words. */
  expected: string;
}

export const receiptOfOne: Receipt = {
  isIn: (answer) => Number(membersOf(answer).interactionNumber) > 0,
  expected: '201 with an interactionNumber',
};

export function receiptOfBatch(size: number): Receipt {
  return {
    isIn: (answer) => membersOf(answer).count === size,
    expected: `201 with a count of ${size}`,
  };
}

/** Something in front of the server may answer in its place, and with any 2xx. */
function membersOf(answer: Answer): { count?: unknown; interactionNumber?: unknown } {
  if (answer.status !== 201) {
    return {};
  }
  try {
    const value: unknown = JSON.parse(answer.body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
