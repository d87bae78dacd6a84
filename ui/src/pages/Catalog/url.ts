import { one } from '~/search';

/** What this page keeps in its address. */
export interface CatalogSearch {
  /** Text that entries must have somewhere. */
  q?: string | undefined;
  /** The entry that is being looked at, by its id; `new` for one to be. */
  edit?: string | undefined;
}

export const NEW = 'new';

export function catalogSearch(search: Record<string, unknown>): CatalogSearch {
  const q = one(search.q);
  const edit = one(search.edit);
  return { ...(q && { q }), ...(edit && { edit }) };
}
