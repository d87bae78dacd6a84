import { namedBy, PAGES } from './harness/pages';
import { expect, expectAccessible, expectFits, test } from './harness/test';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test.describe(`${colorScheme}, ${String(width)} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });
      for (const { name, path, sign } of PAGES) {
        test(name, async ({ shopPage: page, shop }) => {
          await page.goto(path(await namedBy(page, shop.url, shop.recorded)));
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
