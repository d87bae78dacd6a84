import { count } from '../numbers';
import type { Difference } from './diff';
import { stepsTo } from './path';
import { textOf, type JsonNode } from './parse';

const MOST_NAMED = 2;
const LONGEST = 28;

/** A difference in a few words: "status: PENDING → PAID, +2 members". */
export function summary(whole: Difference): string {
  const named: string[] = [];
  const counts = { added: 0, removed: 0, changed: 0 };
  const waiting = [whole];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.kind === 'inside') {
      at.parts.toReversed().forEach((part) => waiting.push(part));
    } else if (at.kind === 'changed' && named.length < MOST_NAMED && at.after.children.length === 0) {
      const path = stepsTo(at.after).join('.');
      named.push(`${path === '' ? '' : `${path}: `}${brief(at.before)} → ${brief(at.after)}`);
    } else if (at.kind !== 'same') {
      counts[at.kind]++;
    }
  }
  const rest = [
    counts.added > 0 && `+${count(counts.added, 'member')}`,
    counts.removed > 0 && `−${count(counts.removed, 'member')}`,
    counts.changed > 0 && (named.length > 0 ? count(counts.changed, 'more change') : count(counts.changed, 'change')),
  ];
  return [...named, ...rest.filter((text) => text !== false)].join(', ');
}

function brief(node: JsonNode): string {
  const text =
    node.kind === 'string'
      ? textOf(node.raw)
      : node.children.length > 0
        ? node.kind === 'object'
          ? '{…}'
          : '[…]'
        : node.raw;
  const line = text.replace(/\s+/g, ' ');
  const shown = line === '' ? '""' : line;
  return shown.length > LONGEST ? `${Array.from(shown).slice(0, LONGEST).join('')}…` : shown;
}
