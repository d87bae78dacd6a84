import { checkString, JsonFault, scalarEnd, skipSpace, stringEnd } from './scan';

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** A value as it was written: nothing is rounded, reordered or merged. */
export interface JsonNode {
  kind: JsonKind;
  /** The value's own text: `1.0` stays `1.0`. */
  raw: string;
  /** The member's name, where the value is one. */
  name: string | null;
  parent: JsonNode | null;
  /** The place among the parent's children. */
  index: number;
  /** Members or elements, in the order of the text; members of the same name are all there. */
  children: JsonNode[];
}

interface Open {
  node: JsonNode;
  start: number;
}

const OPEN_OBJECT = 0x7b;
const OPEN_ARRAY = 0x5b;
const COMMA = 0x2c;

/** Reads a JSON text, however deep; throws a {@link JsonFault} where it is none. */
export function parseJson(text: string): JsonNode {
  const open: Open[] = [];
  let at = skipSpace(text, 0);
  let name: string | null = null;
  for (;;) {
    const parent = open.at(-1)?.node ?? null;
    const first = text.charCodeAt(at);
    let value: JsonNode;
    if (first === OPEN_OBJECT || first === OPEN_ARRAY) {
      value = append(parent, first === OPEN_OBJECT ? 'object' : 'array', '', name);
      const inside = skipSpace(text, at + 1);
      if (text.charCodeAt(inside) !== closing(value)) {
        open.push({ node: value, start: at });
        ({ at, name } = element(text, inside, value));
        continue;
      }
      value.raw = text.slice(at, inside + 1);
      at = inside + 1;
    } else {
      const end = first === 0x22 ? stringEnd(text, at) : scalarEnd(text, at);
      const raw = first === 0x22 ? checkString(text, at, end) : text.slice(at, end);
      value = append(parent, scalarKind(first), raw, name);
      at = end;
    }
    for (;;) {
      at = skipSpace(text, at);
      const top = open.at(-1);
      if (!top) {
        if (at < text.length) {
          throw new JsonFault(text, at, 'nothing more');
        }
        return value;
      }
      const code = text.charCodeAt(at);
      if (code === COMMA) {
        ({ at, name } = element(text, skipSpace(text, at + 1), top.node));
        break;
      }
      if (code !== closing(top.node)) {
        throw new JsonFault(text, at, top.node.kind === 'object' ? ', or }' : ', or ]');
      }
      at++;
      top.node.raw = text.slice(top.start, at);
      value = top.node;
      open.pop();
    }
  }
}

/** Where the value of the next member or element begins, and the member's name. */
function element(text: string, offset: number, parent: JsonNode): { at: number; name: string | null } {
  if (parent.kind === 'array') {
    return { at: offset, name: null };
  }
  const end = stringEnd(text, offset);
  const colon = skipSpace(text, end);
  if (text[colon] !== ':') {
    throw new JsonFault(text, colon, ':');
  }
  return { at: skipSpace(text, colon + 1), name: textOf(checkString(text, offset, end)) };
}

function append(parent: JsonNode | null, kind: JsonKind, raw: string, name: string | null): JsonNode {
  const node: JsonNode = { kind, raw, name, parent, index: parent?.children.length ?? 0, children: [] };
  parent?.children.push(node);
  return node;
}

function closing(container: JsonNode): number {
  return container.kind === 'object' ? 0x7d : 0x5d;
}

function scalarKind(first: number): JsonKind {
  switch (first) {
    case 0x22:
      return 'string';
    case 0x74:
    case 0x66:
      return 'boolean';
    case 0x6e:
      return 'null';
    default:
      return 'number';
  }
}

/** What a JSON string says, its escapes resolved. */
export function textOf(raw: string): string {
  return raw.includes('\\') ? String(JSON.parse(raw)) : raw.slice(1, -1);
}
