import type { JsonNode } from '~/format/json/parse';

/** Which containers are open: a rule, and what the reader has opened and closed against it. */
export interface Opened {
  rule: 'some' | 'all' | 'none';
  exceptions: ReadonlyMap<JsonNode, boolean>;
}

/** One line of the tree. */
export interface TreeRow {
  node: JsonNode;
  /** 1 for what stands at the margin. */
  level: number;
  isOpen: boolean;
  /** Another member of the same object has this name, too, before this one. */
  isRepeated: boolean;
}

/** Longer lists and objects begin closed. */
export const LONG = 100;
const FIRST_LEVELS = 2;

export const AT_FIRST: Opened = { rule: 'some', exceptions: new Map() };

export function isOpen(node: JsonNode, level: number, opened: Opened): boolean {
  if (node.children.length === 0) {
    return false;
  }
  const exception = opened.exceptions.get(node);
  if (exception !== undefined) {
    return exception;
  }
  return opened.rule === 'some' ? level < FIRST_LEVELS + 1 && node.children.length <= LONG : opened.rule === 'all';
}

export function withOpen(opened: Opened, nodes: JsonNode[], open: boolean): Opened {
  const exceptions = new Map(opened.exceptions);
  nodes.forEach((node) => exceptions.set(node, open));
  return { ...opened, exceptions };
}

/** The lines to be seen, from the top: the root's own children, or the root where it has none. */
export function visibleRows(root: JsonNode, opened: Opened): TreeRow[] {
  const rows: TreeRow[] = [];
  const waiting: Pick<TreeRow, 'node' | 'level' | 'isRepeated'>[] = [];
  const enter = (nodes: JsonNode[], level: number) => {
    const names = new Set<string>();
    const entered = nodes.map((node) => {
      const isRepeated = node.name !== null && names.has(node.name);
      names.add(node.name ?? '');
      return { node, level, isRepeated };
    });
    for (const row of entered.reverse()) {
      waiting.push(row);
    }
  };
  enter(root.children.length > 0 ? root.children : [root], 1);
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    const open = isOpen(row.node, row.level, opened);
    rows.push({ ...row, isOpen: open });
    if (open) {
      enter(row.node.children, row.level + 1);
    }
  }
  return rows;
}

/** The containers that must be open for a value to be seen. */
export function ancestors(node: JsonNode): JsonNode[] {
  const found: JsonNode[] = [];
  for (let at = node.parent; at?.parent; at = at.parent) {
    found.push(at);
  }
  return found;
}
