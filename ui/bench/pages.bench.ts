import { appendFileSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { expect, test, type Page } from '@playwright/test';
import { namedBy, PAGES } from '../e2e/harness/pages';
import { Server } from '../e2e/harness/server';
import { record, seedShop, shopWeek } from '../e2e/harness/shop';
import { signIn } from '../e2e/harness/test';

const INTERACTIONS = Number(process.env.BENCH_INTERACTIONS ?? 1_000_000);
const ROUNDS = 5;
const RESULT = process.env.BENCH_RESULT ?? 'target/pages.tsv';
const WEEK = 5_000;
const REST_MS = 60_000;
const PAUSE_MS = 1_500;

/** How long each page takes to its first content, over a large log: from the address to the text that tells. */
test('pages over a large log', async ({ page }) => {
  const server = await new Server().start();
  try {
    const shop = await seedShop(server.url, server.key, WEEK);
    let recorded = shop.length;
    for (let seed = 1; recorded < INTERACTIONS; seed++) {
      const week = shopWeek(WEEK, new Date(), seed).slice(0, INTERACTIONS - recorded);
      await record(server.url, server.key, week);
      recorded += week.length;
    }
    // PostgreSQL tidies up after so many rows at once: not what pages cost.
    await setTimeout(REST_MS);
    await signIn(page, server.url, server.key);
    await expectCount(page, server.url, recorded);
    writeFileSync(RESULT, 'page\tround\tmilliseconds\n');
    const named = await namedBy(page, server.url, shop);
    for (let round = 0; round <= ROUNDS; round++) {
      for (const { name, path, sign } of PAGES) {
        // What the page before still asked for is over.
        await page.goto('about:blank');
        await setTimeout(PAUSE_MS);
        const start = performance.now();
        await page.goto(server.url + path(named), { waitUntil: 'commit' });
        await page.getByText(sign).first().waitFor();
        appendFileSync(RESULT, `${name}\t${String(round)}\t${String(Math.round(performance.now() - start))}\n`);
      }
    }
  } finally {
    await server.dispose();
  }
});

async function expectCount(page: Page, url: string, expected: number): Promise<void> {
  const answer = await page.request.get(`${url}/api/interactions?limit=1`);
  const { pagination } = (await answer.json()) as { pagination: { total: number } };
  expect(pagination.total).toBe(expected);
}
