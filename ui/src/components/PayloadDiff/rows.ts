import type { Difference } from '~/format/json/diff';
import type { JsonNode } from '~/format/json/parse';

/** One line of a diff: a value, or how many values beside each other stayed the same. */
export type DiffRow =
  { type: 'value'; level: number; difference: Difference } | { type: 'unchanged'; level: number; parts: Difference[] };

/** The value a difference is about: what it is now or, where it is gone, what it was. */
export function nodeOf(difference: Difference): JsonNode {
  return difference.kind === 'removed' ? difference.before : difference.after;
}

/** The lines from the top, without what stayed the same unless it was unfolded (known by the first value of a fold). */
export function diffRows(whole: Difference, unfolded: ReadonlySet<JsonNode>): DiffRow[] {
  const rows: DiffRow[] = [];
  const waiting: { level: number; difference: Difference }[] = [];
  const enter = (parts: Difference[], level: number) => {
    for (const difference of parts.toReversed()) {
      waiting.push({ level, difference });
    }
  };
  enter(whole.kind === 'inside' ? whole.parts : [whole], 1);
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    const { level, difference } = at;
    if (difference.kind !== 'same') {
      rows.push({ type: 'value', level, difference });
      if (difference.kind === 'inside') {
        enter(difference.parts, level + 1);
      }
      continue;
    }
    const parts: Difference[] = [difference];
    for (let next = waiting.at(-1); next?.level === level && next.difference.kind === 'same'; next = waiting.at(-1)) {
      parts.push(next.difference);
      waiting.pop();
    }
    // One alone takes no more room than its fold would.
    if (parts.length === 1 || unfolded.has(difference.after)) {
      parts.forEach((part) => rows.push({ type: 'value', level, difference: part }));
    } else {
      rows.push({ type: 'unchanged', level, parts });
    }
  }
  return rows;
}
