import { namedBy, PAGES } from './harness/pages';
import { expect, expectAccessible, expectFits, expectReadable, test } from './harness/test';

const WIDTHS = [1440, 390];
const SCHEMES = ['light', 'dark'] as const;

for (const { name, path, sign } of PAGES) {
  test(name, async ({ shopPage: page, shop }) => {
    await page.goto(path(await namedBy(page, shop.url, shop.recorded)));
    await expect(page.getByText(sign).first()).toBeVisible();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await expect(page.locator(`html[data-mantine-color-scheme=${colorScheme}]`)).toBeAttached();
        await expect(page.locator('.mantine-Skeleton-root, .mantine-Loader-root, svg[data-unmeasured]')).toHaveCount(0);
        await page.screenshot({ path: `target/screenshots/${name}-${colorScheme}-${String(width)}.png` });
        // A scheme changes colours, and nothing else.
        await (colorScheme === 'light' ? expectAccessible(page) : expectReadable(page));
      }
      await expectFits(page);
    }
  });
}
