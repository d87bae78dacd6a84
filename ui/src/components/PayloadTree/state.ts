import type { JsonNode } from '~/format/json/parse';
import { matches } from './find';
import { ancestors, AT_FIRST, withOpen, type Opened } from './rows';

/** What a reader has done to a tree. */
export interface TreeState {
  opened: Opened;
  /** Where the keyboard is. */
  active: JsonNode | null;
  /** Long texts that are shown whole. */
  unfolded: ReadonlySet<JsonNode>;
  query: string;
  found: JsonNode[];
  /** Which of those found is shown now; -1 for none. */
  current: number;
}

export type TreeAction =
  | { type: 'activate'; node: JsonNode }
  | { type: 'open'; node: JsonNode; open: boolean }
  | { type: 'unfold'; node: JsonNode }
  | { type: 'rule'; rule: 'all' | 'none' }
  | { type: 'search'; root: JsonNode; query: string }
  | { type: 'step'; by: 1 | -1 };

export const START: TreeState = {
  opened: AT_FIRST,
  active: null,
  unfolded: new Set(),
  query: '',
  found: [],
  current: -1,
};

export function treeState(state: TreeState, action: TreeAction): TreeState {
  switch (action.type) {
    case 'activate':
      return { ...state, active: action.node };
    case 'open':
      return { ...state, active: action.node, opened: withOpen(state.opened, [action.node], action.open) };
    case 'unfold':
      return { ...state, active: action.node, unfolded: toggled(state.unfolded, action.node) };
    case 'rule':
      return { ...state, active: null, opened: { rule: action.rule, exceptions: new Map() } };
    case 'search': {
      const found = matches(action.root, action.query);
      return show({ ...state, query: action.query, found, active: null }, 0);
    }
    case 'step':
      return show(state, state.current + action.by);
  }
}

/** Goes to a match, round at both ends, and opens what hides it. */
function show(state: TreeState, wanted: number): TreeState {
  const size = state.found.length;
  const current = size === 0 ? -1 : (wanted + size) % size;
  const node = state.found[current];
  return node
    ? { ...state, current, active: node, opened: withOpen(state.opened, ancestors(node), true) }
    : { ...state, current };
}

function toggled(set: ReadonlySet<JsonNode>, node: JsonNode): ReadonlySet<JsonNode> {
  const changed = new Set(set);
  if (!changed.delete(node)) {
    changed.add(node);
  }
  return changed;
}
