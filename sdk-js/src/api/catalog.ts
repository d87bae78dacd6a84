import { type CallOptions, type Requester, segment } from './requester.js';
import type { CatalogEntryChange, CatalogPage, CatalogQuery, NewCatalogEntry } from './types.js';

/** `/api/resource-types`, `/api/actions` or `/api/origins`. */
export class Catalog<Entry> {
  readonly #requester: Requester;
  readonly #path: string;

  constructor(requester: Requester, path: string) {
    this.#requester = requester;
    this.#path = path;
  }

  /** One page, by mnemonic, without what came with the server. */
  list(query: CatalogQuery = {}, options?: CallOptions): Promise<CatalogPage<Entry>> {
    const paged = query.page !== undefined || query.limit !== undefined;
    return this.#requester.get(this.#path, paged ? query : { ...query, page: 1 }, options);
  }

  /** All of them, by mnemonic. */
  listAll(query: Omit<CatalogQuery, 'page' | 'limit'> = {}, options?: CallOptions): Promise<Entry[]> {
    return this.#requester.get(this.#path, query, options);
  }

  get(id: string, options?: CallOptions): Promise<Entry> {
    return this.#requester.get(this.#one(id), {}, options);
  }

  create(entry: NewCatalogEntry, options?: CallOptions): Promise<Entry> {
    return this.#requester.post(this.#path, entry, options);
  }

  /** What is left out keeps its value. */
  update(id: string, change: CatalogEntryChange, options?: CallOptions): Promise<Entry> {
    return this.#requester.put(this.#one(id), change, options);
  }

  delete(id: string, options?: CallOptions): Promise<void> {
    return this.#requester.delete(this.#one(id), options);
  }

  #one(id: string): string {
    return `${this.#path}/${segment('id', id)}`;
  }
}
