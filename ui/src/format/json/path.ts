import type { JsonNode } from './parse';

/**
 * Where a value is, as the API's JSON conditions say it: member names and places in lists, joined by dots. Null where that cannot be said: for the
 * payload itself, and below a name that has a dot in it or is empty.
 */
export function pathOf(node: JsonNode): string | null {
  const steps = stepsTo(node);
  return steps.length === 0 || steps.some((step) => step === '' || step.includes('.')) ? null : steps.join('.');
}

/** The names and places that lead from the root to a value. */
export function stepsTo(node: JsonNode): string[] {
  const steps: string[] = [];
  for (let at = node; at.parent; at = at.parent) {
    steps.push(at.name ?? String(at.index));
  }
  return steps.reverse();
}
