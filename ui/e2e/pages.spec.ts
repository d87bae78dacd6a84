import { PAGES, type Named } from './harness/pages';
import { expect, expectAccessible, expectFits, test, type Shop } from './harness/test';
import type { Page } from '@playwright/test';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${String(width)} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });
      for (const { name, path, sign } of PAGES) {
        test(name, async ({ shopPage: page, shop }) => {
          await page.goto(path(await named(page, shop)));
          await expect(page.getByText(sign).first()).toBeVisible();
          await expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root')).toHaveCount(0);
          await page.screenshot({ path: `target/screenshots/${name}-${colorScheme}-${String(width)}.png` });
          await expectFits(page);
          await expectAccessible(page);
        });
      }
    });
  }
}

/** A checkout that went well, and one that did not. */
async function named(page: Page, shop: Shop): Promise<Named> {
  const failed = shop.recorded.find((i) => i.action === 'FAIL');
  const paid = shop.recorded.find((i) => i.spanId === 'paid');
  if (!failed || !paid) {
    throw new Error('The demo has no failed checkout, or no paid one');
  }
  const list = await page.request.get(`/api/interactions?uowId=${paid.uowId}&limit=1`);
  const { data } = (await list.json()) as { data: { interactionId: string }[] };
  return {
    uow: paid.uowId,
    otherUow: failed.uowId,
    order: paid.resourceId,
    user: paid.userId ?? '',
    interaction: data[0]?.interactionId ?? '',
  };
}
