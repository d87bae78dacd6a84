import { align, type Pair } from './align';
import { compact } from './compact';
import type { JsonNode } from './parse';

/**
 * What became of one value: `same`, `added`, `removed`, `changed` as a whole, or `inside` where the changes are further down. Values are compared by
 * their own texts, so 1.0 → 1.00 is a change; white space and the order of members are none.
 */
export type Difference =
  | { kind: 'same'; before: JsonNode; after: JsonNode }
  | { kind: 'added'; after: JsonNode }
  | { kind: 'removed'; before: JsonNode }
  | { kind: 'changed'; before: JsonNode; after: JsonNode }
  | { kind: 'inside'; before: JsonNode; after: JsonNode; parts: Difference[] };

/** Below this, values are compared as a whole. */
const DEEPEST = 200;

export function difference(before: JsonNode, after: JsonNode, depth = 0): Difference {
  if (before.raw === after.raw) {
    return { kind: 'same', before, after };
  }
  const isContainer = before.kind === 'object' || before.kind === 'array';
  if (!isContainer || before.kind !== after.kind) {
    return { kind: 'changed', before, after };
  }
  if (depth >= DEEPEST) {
    return { kind: compact(before.raw) === compact(after.raw) ? 'same' : 'changed', before, after };
  }
  const pairs = before.kind === 'object' ? byName(before, after) : byPlace(before, after);
  const parts = pairs.map(([b, a]) => part(before.children[b ?? -1], after.children[a ?? -1], depth + 1));
  return parts.every((p) => p.kind === 'same')
    ? { kind: 'same', before, after }
    : { kind: 'inside', before, after, parts };
}

function part(before: JsonNode | undefined, after: JsonNode | undefined, depth: number): Difference {
  if (before && after) {
    return difference(before, after, depth);
  }
  if (after) {
    return { kind: 'added', after };
  }
  if (before) {
    return { kind: 'removed', before };
  }
  throw new RangeError('a pair without either value');
}

function byPlace(before: JsonNode, after: JsonNode): Pair[] {
  return align(
    before.children.map((child) => compact(child.raw)),
    after.children.map((child) => compact(child.raw)),
  );
}

/** In the order of the new members, with the removed ones behind those they stood behind. Of a name's doubles, the first goes with the first. */
function byName(before: JsonNode, after: JsonNode): Pair[] {
  const places = new Map(keyed(after).map((key, place) => [key, place]));
  const removedBehind = new Map<number, Pair[]>();
  const partners = new Map<number, number>();
  let behind = -1;
  keyed(before).forEach((key, b) => {
    const a = places.get(key);
    if (a === undefined) {
      removedBehind.set(behind, [...(removedBehind.get(behind) ?? []), [b, null]]);
    } else {
      partners.set(a, b);
      behind = a;
    }
  });
  return [
    ...(removedBehind.get(-1) ?? []),
    ...after.children.flatMap((_, a): Pair[] => [[partners.get(a) ?? null, a], ...(removedBehind.get(a) ?? [])]),
  ];
}

function keyed(object: JsonNode): string[] {
  const seen = new Map<string, number>();
  return object.children.map(({ name }) => {
    const times = seen.get(name ?? '') ?? 0;
    seen.set(name ?? '', times + 1);
    return `${String(times)} ${name ?? ''}`;
  });
}
