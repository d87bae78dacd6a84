import { catalogQuery } from './api/catalog';
import { keysQuery } from './api/keys';
import { sessionQuery, type Session } from './api/session';
import { activityAhead } from './pages/Activity/ahead';
import { activitySearch } from './pages/Activity/url';
import { kindInWords } from './pages/Catalog/kinds';
import { interactionsAhead } from './pages/Interactions/ahead';
import { interactionsSearch } from './pages/Interactions/url';
import { resourceAhead } from './pages/Resource/ahead';
import { resourceSearch } from './pages/Resource/url';
import { traceAhead } from './pages/Trace/ahead';
import { traceSearch } from './pages/Trace/url';
import { userAhead } from './pages/User/ahead';
import { userSearch } from './pages/User/url';
import { queryClient } from './queryClient';
import type { Ahead } from './api/ahead';

type First = (
  ahead: Ahead,
  params: Partial<Record<'type' | 'id' | 'kind', string>>,
  search: Record<string, unknown>,
  session: Session,
) => void;

/** What each page shows first, by its path in routes.tsx. */
const FIRST: Partial<Record<string, First>> = {
  '/interactions': (ahead, _, search) => interactionsAhead(ahead, interactionsSearch(search)),
  '/resources/$type/$id': (ahead, { type = '', id = '' }, search) =>
    resourceAhead(ahead, type, id, resourceSearch(search)),
  '/users/$id': (ahead, { id = '' }, search) => userAhead(ahead, id, userSearch(search)),
  '/traces/$id': (ahead, { id = '' }, search) => traceAhead(ahead, id, traceSearch(search)),
  '/activity': (ahead, _, search) => activityAhead(ahead, activitySearch(search)),
  '/catalog/$kind': ({ ask }, { kind = '' }) => {
    const known = kindInWords(kind)?.kind;
    if (known) {
      ask(catalogQuery(known));
    }
  },
  '/keys': ({ ask }, _params, _search, { scopes }) => {
    if (scopes.includes('admin')) {
      ask(keysQuery);
    }
  },
};

const ahead: Ahead = {
  ask: (query) => void queryClient.query({ ...query, staleTime: 'static' }).catch(() => undefined),
  askParts: (query) => void queryClient.infiniteQuery({ ...query, staleTime: 'static' }).catch(() => undefined),
};

/** Asks for what a page will show first while the page itself is still on its way, if somebody is signed in. */
export async function askAhead(path: string, params: object, search: object): Promise<void> {
  const session = await queryClient.query({ ...sessionQuery, staleTime: 'static' }).catch(() => null);
  if (session) {
    FIRST[path]?.(ahead, params, { ...search }, session);
  }
}
