import type { APIRequestContext, Page } from '@playwright/test';
import { create } from './harness/create';
import { PAGES, type Named } from './harness/pages';
import { record, type ToRecord } from './harness/record';
import { expect, signIn, test, type Shop } from './harness/test';

// The page's policy keeps markup from running, and so from being noticed.
test.use({ bypassCSP: true });

const RUNS = '<img src=x onerror=alert(1)><script>alert(1)</script>';
const MADE_OF_IT = 'img, [onerror], script:not([src]), [href^="javascript:"]';

/** A text for a field, that ends in its name; short enough for an icon. */
const marked = (field: string) => `">${RUNS}${field}`;

/** Every text that others may choose: mnemonics and colours take no such characters. */
const TEXTS = {
  resourceId: marked('resourceId'),
  userId: marked('userId'),
  spanId: marked('spanId'),
  parentSpanId: marked('parentSpanId'),
  externalReference: marked('externalReference'),
  interaction: JSON.stringify({ [marked('member')]: marked('value') }),
  externalResponse: JSON.stringify({ [marked('part')]: marked('answer'), link: 'javascript:alert(1)' }),
};
const ENTRY = { title: marked('title'), description: marked('description'), icon: marked('icon') };
const IN_A_ROW = ['icon', 'resourceId', 'userId'];
const IN_A_PAYLOAD = ['member', 'value'];

const resource = encodeURIComponent(TEXTS.resourceId);
const user = encodeURIComponent(TEXTS.userId);

interface Place {
  name: string;
  path: (named: Named) => string;
  /** What is done there before it shows them. */
  open?: (page: Page, own: Shop) => Promise<unknown>;
  /** Names of fields. */
  shows: string[];
}

const SHOWN: Record<string, string[]> = {
  home: IN_A_ROW,
  interactions: [...IN_A_ROW, ...IN_A_PAYLOAD],
  interaction: [...IN_A_ROW, ...IN_A_PAYLOAD, 'spanId', 'parentSpanId', 'externalReference', 'part', 'answer'],
  resource: IN_A_ROW,
  user: [...IN_A_ROW, ...IN_A_PAYLOAD],
  'trace-timeline': IN_A_ROW,
  'trace-waterfall': ['resourceId'],
  'trace-graph': ['icon', 'resourceId'],
  'trace-compare': ['icon', 'resourceId'],
  activity: IN_A_ROW,
  catalog: ['title', 'description', 'icon'],
};

/** What pages show only when asked to. */
const ASKED_FOR: Place[] = [
  {
    name: 'what comes while one looks on',
    path: () => '/',
    open: async (page, own) => {
      await expect(page.getByRole('status').getByText('Live')).toBeVisible();
      await record(own, { ...TEXTS, resourceId: marked('late') });
    },
    shows: ['late'],
  },
  {
    name: 'active filters',
    path: () => {
      const { resourceId, userId, externalReference } = TEXTS;
      const jsonFilter = JSON.stringify({ path: marked('member'), operator: 'contains', value: marked('condition') });
      return `/interactions?${new URLSearchParams({ resourceId, userId, externalReference, jsonFilter }).toString()}`;
    },
    shows: ['resourceId', 'userId', 'externalReference', 'member', 'condition'],
  },
  {
    name: 'suggestions for a filter',
    path: () => '/interactions',
    open: async (page) => {
      await page.getByRole('button', { name: 'More filters' }).click();
      await page.getByRole('textbox', { name: 'External reference' }).fill('">');
    },
    shows: ['externalReference'],
  },
  {
    name: 'the choice of an action',
    path: () => '/interactions',
    open: (page) => page.getByRole('button', { name: 'Action: any' }).click(),
    shows: ['title', 'icon'],
  },
  {
    name: 'a whole id under the pointer',
    path: () => '/interactions',
    open: async (page) => {
      await page.locator('[data-column=user] a', { hasText: 'userId' }).first().hover();
      await expect(page.getByRole('tooltip')).toHaveText(TEXTS.userId);
    },
    shows: IN_A_ROW,
  },
  {
    name: 'a change of a payload',
    path: () => `/resources/ORDER/${resource}`,
    open: (page) => page.getByRole('button', { name: `${RUNS}member` }).click(),
    shows: IN_A_PAYLOAD,
  },
  {
    name: 'a step under the pointer',
    path: (named) => `/traces/${named.uow}`,
    open: (page) => page.getByRole('option').first().hover(),
    shows: ['spanId', 'parentSpanId'],
  },
  {
    name: 'a picked node of a graph',
    path: (named) => `/traces/${named.uow}?view=graph&pick=${encodeURIComponent('resource:ORDER:')}${resource}`,
    open: (page) => expect(page.getByRole('complementary')).toContainText(RUNS),
    shows: ['resourceId', 'icon'],
  },
  { name: "a resource's trace", path: () => `/traces/${resource}`, shows: ['resourceId', 'icon'] },
  { name: 'examples of activity', path: () => '/activity', shows: ['userId', 'icon'] },
  {
    name: 'an entry of the catalog',
    path: () => '/catalog/actions',
    open: async (page) => {
      await page.getByRole('link', { name: ENTRY.title }).click();
      await expect(page.getByRole('dialog')).toContainText(RUNS);
    },
    shows: ['title', 'icon'],
  },
  {
    name: 'the question before a key is revoked',
    path: () => '/keys',
    open: async (page) => {
      await page.getByRole('button', { name: `Revoke ${marked('label')}` }).click();
      await expect(page.getByRole('dialog')).toContainText(RUNS);
    },
    shows: ['label'],
  },
  {
    name: 'the command palette',
    path: () => '/keys',
    open: async (page) => {
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /Search pages/ }).fill('">');
    },
    shows: IN_A_ROW,
  },
];

const PLACES: Place[] = [...PAGES.map(({ name, path }) => ({ name, path, shows: SHOWN[name] ?? [] })), ...ASKED_FOR];

let own: Shop;
let named: Named;

test.beforeAll(async ({ shop, request }) => {
  own = { ...shop, key: await keyWithLabel(request, await shop.server.newTenant(marked('tenant'))) };
  for (const [kind, mnemonic] of [
    ['resource-types', 'ORDER'],
    ['actions', 'UPDATE'],
    ['origins', 'TESTS'],
  ] as const) {
    await create(request, own.key, kind, { ...ENTRY, mnemonic });
  }
  const uow = crypto.randomUUID();
  const first = await record(own, { ...TEXTS, uowId: uow });
  const below: ToRecord = { ...TEXTS, spanId: 'below', parentSpanId: TEXTS.spanId, uowId: uow };
  await record(own, { ...below, interaction: JSON.stringify({ [marked('member')]: 'other' }) });
  const { uowId: otherUow } = await record(own, { ...TEXTS, resourceId: marked('other') });
  named = { uow, otherUow, order: resource, user, interaction: first.interactionId };
});

for (const { name, path, open, shows } of PLACES) {
  test(`no text is run: ${name}`, async ({ page }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await signIn(page, own.url, own.key);
    await page.goto(path(named));
    await open?.(page, own);
    for (const field of ['tenant', 'label', ...shows]) {
      await expect(page.getByText(`${RUNS}${field}`).filter({ visible: true }).first()).toBeVisible();
    }
    await expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root, svg[data-unmeasured]')).toHaveCount(0);
    await expect(page.locator(MADE_OF_IT)).toHaveCount(0);
    expect(dialogs).toEqual([]);
  });
}

async function keyWithLabel(request: APIRequestContext, admin: string): Promise<string> {
  const scopes = ['read', 'write', 'admin'];
  const { key = '' } = await create(request, admin, 'api-keys', { label: marked('label'), scopes });
  return key;
}
