import { readFile } from 'node:fs/promises';
import type { Page, Route } from '@playwright/test';
import { record } from './harness/shop';
import { expect, expectAccessible, expectFits, signIn, test } from './harness/test';

const rows = (page: Page) => page.getByRole('grid').locator('[data-index]');
const counted = (page: Page) => page.getByRole('region', { name: 'Interactions' }).getByRole('status').first();
const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.getAll(name);
const grouped = (n: number) => n.toLocaleString('en-US');

test('filters reach the address, survive a reload, and can be taken away', async ({ shopPage: page, shop }) => {
  const paid = (total: unknown) => typeof total === 'number' && total > 300;
  const orders = shop.recorded.filter((i) => i.action === 'CREATE' && i.resourceId.startsWith('order-'));
  const dear = orders.filter((i) => paid((i.interaction as { total?: unknown }).total));
  expect(dear.length, 'orders over 300 in the shop').toBeGreaterThan(0);
  expect(dear.length).toBeLessThan(orders.length);

  await page.goto('/interactions');
  await expect(counted(page)).toHaveText(`1–50 of ${grouped(shop.recorded.length)}`);
  await page.getByRole('button', { name: 'Action: any' }).click();
  await page.getByLabel('Find action').fill('creat');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Resource' }).fill('order-*');
  await page.keyboard.press('Enter');
  await expect(counted(page)).toContainText(`of ${grouped(orders.length)}`);

  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('button', { name: 'Payload' }).click();
  await page.getByLabel('Path of condition 1').fill('total');
  await page.getByLabel('Comparison of condition 1').selectOption({ label: '> more than' });
  await page.getByLabel('Value of condition 1').fill('300');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(counted(page)).toContainText(`of ${grouped(dear.length)}`);

  await page.reload();
  await expect(counted(page)).toContainText(`of ${grouped(dear.length)}`);
  expect(parameter(page, 'action')).toEqual(['CREATE']);
  expect(parameter(page, 'resourceId')).toEqual(['order-*']);
  expect(parameter(page, 'jsonFilter')).toEqual(['{"path":"total","operator":"gt","value":300}']);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Remove Payload total > 300' }).click();
  await expect(counted(page)).toContainText(`of ${grouped(orders.length)}`);
  await page.goBack();
  await expect(counted(page)).toContainText(`of ${grouped(dear.length)}`);
  await page.getByRole('button', { name: 'Clear all' }).click();
  await expect(counted(page)).toContainText(`of ${grouped(shop.recorded.length)}`);
  expect(new URL(page.url()).search).toBe('');
});

test('a unit of work that is none is refused where it was typed', async ({ shopPage: page, shop }) => {
  const { uowId } = shop.recorded[0]!;
  await page.goto('/interactions?uowId=nonsense&page=0&last=never&jsonFilter=%7B');
  await expect(counted(page)).toContainText(`of ${grouped(shop.recorded.length)}`);
  await page.getByRole('button', { name: 'More filters' }).click();
  const input = page.getByRole('textbox', { name: 'Unit of work' });
  await input.fill('order-1');
  await input.press('Enter');
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await input.fill(uowId);
  await input.press('Enter');
  await expect(counted(page)).toContainText(`of ${grouped(shop.recorded.filter((i) => i.uowId === uowId).length)}`);
});

test('the keyboard alone filters, moves, opens and closes', async ({ shopPage: page, shop }) => {
  const { userId } = shop.recorded.find((i) => i.userId !== undefined)!;
  await page.goto(`/interactions?userId=${userId!}`);
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('textbox', { name: 'Resource' })).toBeFocused();
  await page.keyboard.type('order-*');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Remove Resource order-*' })).toBeVisible();
  // The rows of the former question stay until those of the new one are there.
  const orders = shop.recorded.filter((i) => i.userId === userId && i.resourceId.startsWith('order-'));
  await expect(counted(page)).toContainText(`of ${grouped(orders.length)}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await expect(rows(page).and(page.locator('[data-index="0"]'))).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  const third = rows(page).and(page.locator('[data-index="2"]'));
  await expect(third).toBeFocused();
  const [second, shown] = await Promise.all(
    [1, 2].map((n) => page.locator(`[data-index="${String(n)}"] [data-column="resource"]`).innerText()),
  );

  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText(shown!);
  await expectAccessible(page);
  const opened = parameter(page, 'open');
  await page.keyboard.press('k');
  await expect(drawer).toContainText(second!);
  expect(parameter(page, 'open')).not.toEqual(opened);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(rows(page).and(page.locator('[data-index="1"]'))).toBeFocused();
  expect(parameter(page, 'open')).toEqual([]);
});

test('rows that come in the place of others take their focus with them', async ({ shopPage: page, shop }) => {
  const held: Route[] = [];
  await page.route(/api\/interactions\?(.*&)?userId=/, (route) => void held.push(route));
  // Of somebody else than those of the newest, so that no row stays.
  const newest = shop.recorded.slice(-3).map((i) => i.userId);
  const { userId } = shop.recorded.find((i) => i.userId !== undefined && !newest.includes(i.userId))!;
  await page.goto('/interactions');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'More filters' }).click();
  await page.getByRole('textbox', { name: 'User' }).fill(userId!);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = rows(page).and(page.locator('[data-index="1"]'));
  await expect(second).toBeFocused();
  const replaced = await second.evaluateHandle((row) => row);
  await Promise.all(held.map((route) => route.continue()));
  await expect(counted(page)).toContainText(`of ${grouped(shop.recorded.filter((i) => i.userId === userId).length)}`);
  expect(await replaced.evaluate((row) => row.isConnected)).toBe(false);
  await expect(second).toBeFocused();
});

test('single keys can be switched off', async ({ shopPage: page }) => {
  await page.goto('/interactions');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Columns and density' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Single keys' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await page.keyboard.press('j');
  await page.keyboard.press('/');
  await expect(page.getByRole('button', { name: 'Columns and density' })).toBeFocused();
});

test('pages reach to the very last one', async ({ shopPage: page, shop }) => {
  const total = shop.recorded.length;
  const last = Math.ceil(total / 50);
  await page.goto('/interactions');
  await page.getByRole('button', { name: 'Last page' }).click();
  await expect(counted(page)).toHaveText(`${grouped((last - 1) * 50 + 1)}–${grouped(total)} of ${grouped(total)}`);
  expect(parameter(page, 'page')).toEqual([String(last)]);
  await rows(page).first().focus();
  await page.keyboard.press('End');
  await expect(page.locator('[data-index]:focus [data-column="number"]')).toHaveText('1');
  await expect(page.getByRole('button', { name: 'Next page' })).toBeDisabled();

  await page.getByRole('textbox', { name: /^Page, 1 to/ }).fill('2');
  await page.keyboard.press('Enter');
  await expect(counted(page)).toHaveText(`51–100 of ${grouped(total)}`);
  await page.getByRole('radiogroup', { name: 'Rows a page' }).getByText('100').click();
  await expect(counted(page)).toHaveText(`1–100 of ${grouped(total)}`);
  await page.goto('/interactions?page=99999');
  await page.getByRole('button', { name: /^Go to the last page/ }).click();
  await expect(rows(page).first()).toBeVisible();
});

test('a stretch of the timeline becomes the range, by mouse and by keyboard', async ({ shopPage: page, shop }) => {
  await page.goto('/interactions?dateField=interactionTimestamp&last=30d');
  const timeline = page.getByRole('group', { name: /^Timeline/ });
  await expect(timeline).toHaveAccessibleName(new RegExp(`${grouped(shop.recorded.length)} interactions`));
  const box = (await timeline.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.9, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.96, box.y + 60);
  await page.mouse.up();
  await expect(page).toHaveURL(/startDate=.*&endDate=/);
  const [from, to] = [parameter(page, 'startDate')[0]!, parameter(page, 'endDate')[0]!];
  const within = shop.recorded.filter((i) => i.interactionTimestamp >= from && i.interactionTimestamp <= to).length;
  expect(within).toBeGreaterThan(0);
  await expect(counted(page)).toContainText(`of ${grouped(within)}`);
  expect(parameter(page, 'last')).toEqual([]);

  await timeline.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(new RegExp(`startDate=${encodeURIComponent(from)}`));
  expect(parameter(page, 'startDate')[0]! > from).toBe(true);
});

test('a range is chosen in the calendar, in the zone of whoever looks', async ({ shopPage: page }) => {
  await page.goto('/interactions');
  await page.getByRole('button', { name: 'Time range: All time' }).click();
  await expect(page.getByText('Your time: Europe/Berlin')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Last 7 days' }).click();
  await expect(page).toHaveURL(/last=7d/);

  await page.getByRole('button', { name: 'Time range: Last 7 days' }).click();
  await page.getByRole('button', { name: 'Previous month' }).click();
  await page.getByRole('button', { name: /^3 / }).first().click();
  await page.getByRole('button', { name: /^5 / }).first().click();
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/startDate=/);
  const [from, to] = [new Date(parameter(page, 'startDate')[0]!), new Date(parameter(page, 'endDate')[0]!)];
  const berlin = (date: Date) =>
    date.toLocaleString('en-GB', { timeZone: 'Europe/Berlin', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  expect([berlin(from), berlin(to)]).toEqual(['3, 00:00', '5, 23:59']);
});

test('columns and density are remembered on this machine', async ({ shopPage: page }) => {
  await page.goto('/interactions');
  const payload = page.getByRole('columnheader', { name: 'Payload' });
  await expect(payload).toBeVisible();
  const before = (await rows(page).first().boundingBox())!.height;
  await page.getByRole('button', { name: 'Columns and density' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Payload' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Compact rows' }).click();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Number' })).toBeVisible();
  await expect(payload).toBeHidden();
  expect((await rows(page).first().boundingBox())!.height).toBeLessThan(before);
});

test('what matches is downloaded, or asked for with curl', async ({ shopPage: page, shop }) => {
  const created = shop.recorded.filter((i) => i.action === 'CREATE').length;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/interactions?action=CREATE');
  await page.getByRole('button', { name: 'Download and copy' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Download as NDJSON' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(created);

  await page.getByRole('button', { name: 'Download and copy' }).click();
  await page.getByRole('menuitem', { name: 'Copy as curl' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copied' })).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toContain(`curl -H "x-api-key: $KEY" '${shop.url}/api/interactions?action=CREATE`);
});

test('what is new waits to be asked for', async ({ page, shop }) => {
  const key = await shop.server.newTenant();
  await record(shop.url, key, [interaction('first')]);
  await signIn(page, shop.url, key);
  await page.goto('/interactions?last=1h');
  await expect(counted(page)).toHaveText('1–1 of 1');
  await record(shop.url, key, [interaction('second'), interaction('third')]);
  const more = page.getByRole('button', { name: '2 new, show' });
  await expect(more).toBeVisible({ timeout: 20_000 });
  await expect(rows(page)).toHaveCount(1);
  await more.click();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).first()).toContainText('third');
  await expect(more).toBeHidden();
});

test('ids are shown as they are, whatever they are', async ({ page, shop }) => {
  const key = await shop.server.newTenant();
  const ids = [
    'x'.repeat(512),
    '<img src=x onerror=alert(1)><script>alert(2)</script>',
    'طلب-٤٥٦ مرحبا',
    'a/b?c#d%2F&e=f',
    '👩‍👩‍👧‍👦\u202egnp.exe',
  ];
  await record(shop.url, key, ids.map(interaction));
  await signIn(page, shop.url, key);
  page.on('dialog', () => {
    throw new Error('An id was run');
  });
  for (const [width, height] of [
    [1440, 900],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto('/interactions');
    await expect(rows(page)).toHaveCount(ids.length);
    for (const [index, id] of [...ids].reverse().entries()) {
      const link = page.locator(`[data-index="${String(index)}"] [data-column="resource"] a`);
      await expect(link).toHaveText(id);
      expect(decodeURIComponent(new URL(await link.evaluate((a: HTMLAnchorElement) => a.href)).pathname)).toBe(
        `/resources/ODD/${id}`,
      );
    }
    await expectFits(page);
    await expectAccessible(page);
  }
});

function interaction(resourceId: string) {
  return {
    resourceId,
    resourceType: 'ODD',
    action: 'SEEN',
    origin: 'TEST',
    userId: resourceId,
    uowId: crypto.randomUUID(),
    interactionTimestamp: new Date().toISOString(),
    interaction: { text: resourceId, [resourceId]: true },
  };
}

test('what the mouse rests on tells more, one thing at a time', async ({ shopPage: page }) => {
  await page.goto('/interactions');
  const rows = page.getByRole('row').filter({ has: page.getByRole('gridcell') });
  const hint = page.getByRole('tooltip');
  await rows.nth(0).locator('time').hover();
  await expect(hint).toContainText(/\d{4}-\d\d-\d\dT.*Z/);
  const id = rows.nth(1).locator('[data-column=resource] bdi');
  await id.hover();
  await expect(hint).toHaveCount(1);
  await expect(hint).toHaveText(await id.innerText());
  await page.mouse.wheel(0, 200);
  await expect(hint).toHaveCount(0);
});
