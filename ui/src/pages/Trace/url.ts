import { one, word } from '~/search';

export const VIEWS = ['timeline', 'waterfall', 'graph'] as const;
export const COLORINGS = ['origin', 'action', 'resourceType', 'uow'] as const;
export type View = (typeof VIEWS)[number];
/** What the colour of a step stands for. */
export type Coloring = (typeof COLORINGS)[number];

/** What this page keeps in its address. */
export interface TraceSearch {
  view?: View;
  color?: Coloring;
  /** The interaction that is looked at. */
  open?: string;
  /** The unit of work this one is compared with. */
  with?: string;
  /** The part of the time that is shown: milliseconds from the first step. */
  from?: number;
  to?: number;
  /** The node or edge of the graph that is looked at. */
  pick?: string;
}

export function traceSearch(search: Record<string, unknown>): TraceSearch {
  const [from, to] = [offset(search.from), offset(search.to)];
  const isRange = from !== undefined && to !== undefined && from < to;
  return defined({
    view: word(search.view, VIEWS),
    color: word(search.color, COLORINGS),
    open: one(search.open),
    with: one(search.with),
    from: isRange ? from : undefined,
    to: isRange ? to : undefined,
    pick: one(search.pick),
  });
}

/** A whole number from 0 on. */
function offset(value: unknown): number | undefined {
  const text = typeof value === 'number' ? String(value) : one(value);
  return text !== undefined && /^\d{1,14}$/.test(text) ? Number(text) : undefined;
}

/** Parameters to change; undefined takes one away. */
export type Changes = { [K in keyof TraceSearch]?: TraceSearch[K] | undefined };

export function changed(search: TraceSearch, changes: Changes): TraceSearch {
  return defined({ ...search, ...changes });
}

function defined(values: Changes): TraceSearch {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
