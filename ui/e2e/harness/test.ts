import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { Server } from './server';
import { seedShop, type NewInteraction } from './shop';

export { expect } from '@playwright/test';

/** A server with a shop's week in it, which tests only read. */
export interface Shop {
  server: Server;
  url: string;
  key: string;
  recorded: NewInteraction[];
}

interface PerTest {
  /** Messages of the browser's console that this test provokes on purpose. */
  expectedErrors: RegExp[];
  /** Signed in to the shop; fails if the page reports an error in the console. */
  shopPage: Page;
  /** A tenant of this test's own on the shop's server, empty, the page signed in to it: for whoever records. */
  own: Shop;
}

interface PerWorker {
  shop: Shop;
}

export const test = base.extend<PerTest, PerWorker>({
  expectedErrors: [[], { option: true }],

  shop: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const server = await new Server().start();
      try {
        const recorded = await seedShop(server.url, server.key, 120);
        await use({ server, url: server.url, key: server.key, recorded });
      } finally {
        await server.dispose();
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  baseURL: async ({ shop }, use) => {
    await use(shop.url);
  },

  page: async ({ page, expectedErrors }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expectedErrors.some((e) => e.test(message.text()))) {
        errors.push(`${message.text()} (${message.location().url})`);
      }
    });
    await use(page);
    expect(errors, 'errors in the console').toEqual([]);
  },

  shopPage: async ({ page, shop }, use) => {
    await signIn(page, shop.url, shop.key);
    await use(page);
  },

  own: async ({ page, shop }, use) => {
    const key = await shop.server.newTenant();
    await signIn(page, shop.url, key);
    await use({ ...shop, key, recorded: [] });
  },
});

/** Gives the page's browser a session, as the sign-in form would. */
export async function signIn(page: Page, url: string, apiKey: string): Promise<void> {
  const answer = await page.request.post(`${url}/api/session`, { data: { apiKey } });
  expect(answer.status()).toBe(201);
}

/** Nothing that keeps people from using the page: WCAG 2.2 A and AA, as far as a machine can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingFound(
    axe(page).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']),
  );
}

/** Text stands out from what is behind it. */
export async function expectReadable(page: Page): Promise<void> {
  await expectNothingFound(axe(page).withRules(['color-contrast']));
}

/** In the page itself: a page has no frames of other origins, which would want another page to put the results together. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
}

async function expectNothingFound(builder: AxeBuilder): Promise<void> {
  const { violations } = await builder.analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.target.join(' ')} ${n.failureSummary ?? ''}`).join(' | ')}`,
    );
  expect(found, 'accessibility').toEqual([]);
}

/** The page never scrolls sideways. */
export async function expectFits(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }));
  expect(content, 'width of the content').toBeLessThanOrEqual(window);
}
