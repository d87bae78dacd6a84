import type { Page } from '@playwright/test';
import type { NewInteraction } from './shop';

/** What a page's address may name. */
export interface Named {
  uow: string;
  otherUow: string;
  order: string;
  user: string;
  interaction: string;
}

/** A page, and the text that tells it shows its first content. */
export interface PageUnderTest {
  name: string;
  path: (named: Named) => string;
  sign: RegExp;
}

/** Every page there is, each in every view. */
export const PAGES: PageUnderTest[] = [
  { name: 'home', path: () => '/?last=7d&dateField=interactionTimestamp', sign: /^Newest/ },
  { name: 'interactions', path: () => '/interactions?last=7d&dateField=interactionTimestamp', sign: / of [\d,]+/ },
  { name: 'interaction', path: (named) => `/interactions?open=${named.interaction}`, sign: /^Identifiers$/ },
  { name: 'resource', path: (named) => `/resources/ORDER/${named.order}`, sign: /PENDING/ },
  { name: 'user', path: (named) => `/users/${named.user}`, sign: / of [\d,]+/ },
  { name: 'trace-timeline', path: (named) => `/traces/${named.uow}`, sign: /\d steps/ },
  { name: 'trace-waterfall', path: (named) => `/traces/${named.uow}?view=waterfall`, sign: /\d steps/ },
  { name: 'trace-graph', path: (named) => `/traces/${named.uow}?view=graph`, sign: /\d steps/ },
  { name: 'trace-compare', path: (named) => `/traces/${named.uow}?with=${named.otherUow}`, sign: /\d steps/ },
  { name: 'activity', path: (named) => `/activity?resource=ORDER:${named.order}`, sign: /pieces? of work/ },
  { name: 'catalog', path: () => '/catalog/actions', sign: /^CREATE$/ },
  { name: 'catalog-new', path: () => '/catalog/actions?edit=new', sign: /Preview/ },
  { name: 'keys', path: () => '/keys', sign: /first admin key/ },
  { name: 'not-found', path: () => '/nowhere', sign: /Not found/ },
];

/** A checkout that went well, and one that did not; the page is signed in. */
export async function namedBy(page: Page, url: string, recorded: readonly NewInteraction[]): Promise<Named> {
  const failed = recorded.find((i) => i.action === 'FAIL');
  const paid = recorded.find((i) => i.spanId === 'paid');
  if (!failed || !paid) {
    throw new Error('The shop has no failed checkout, or no paid one');
  }
  const list = await page.request.get(`${url}/api/interactions?uowId=${paid.uowId}&limit=1`);
  const { data } = (await list.json()) as { data: { interactionId: string }[] };
  return {
    uow: paid.uowId,
    otherUow: failed.uowId,
    order: paid.resourceId,
    user: paid.userId ?? '',
    interaction: data[0]?.interactionId ?? '',
  };
}
