import { one } from '~/search';

/** What this page keeps in its address. */
export interface ResourceSearch {
  /** The interaction shown in the drawer. */
  open?: string;
}

export function resourceSearch(search: Record<string, unknown>): ResourceSearch {
  const open = one(search.open);
  return open === undefined ? {} : { open };
}
