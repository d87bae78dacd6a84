import { textOf, type JsonNode } from '~/format/json/parse';

/** Beyond this, nobody steps from one to the next. */
export const MOST_MATCHES = 10_000;

/** Every value that has a text in its name or in itself, in the order of the payload; case does not matter. */
export function matches(root: JsonNode, text: string): JsonNode[] {
  const wanted = text.toLowerCase();
  const found: JsonNode[] = [];
  if (wanted === '') {
    return found;
  }
  const waiting = [root];
  for (let node = waiting.pop(); node && found.length < MOST_MATCHES; node = waiting.pop()) {
    if (hasText(node, wanted)) {
      found.push(node);
    }
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i];
      if (child) {
        waiting.push(child);
      }
    }
  }
  return found;
}

function hasText(node: JsonNode, wanted: string): boolean {
  if (node.name?.toLowerCase().includes(wanted)) {
    return true;
  }
  if (node.kind === 'object' || node.kind === 'array') {
    return false;
  }
  return (
    node.raw.toLowerCase().includes(wanted) ||
    (node.kind === 'string' && node.raw.includes('\\') && textOf(node.raw).toLowerCase().includes(wanted))
  );
}

/** A text cut where what is looked for begins and ends: the odd pieces are the matches. */
export function pieces(text: string, wanted: string): string[] {
  if (wanted === '') {
    return [text];
  }
  const found: string[] = [];
  const lower = text.toLowerCase();
  const needle = wanted.toLowerCase();
  // Lower case is longer than the original for a few letters; places would then not fit.
  if (lower.length !== text.length) {
    return [text];
  }
  let from = 0;
  for (let at = lower.indexOf(needle); at !== -1; at = lower.indexOf(needle, from)) {
    found.push(text.slice(from, at), text.slice(at, at + needle.length));
    from = at + needle.length;
  }
  found.push(text.slice(from));
  return found;
}
