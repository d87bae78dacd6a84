import { record } from './harness/record';
import { expect, expectAccessible, expectFits, test } from './harness/test';

const PAYLOAD = [
  '{ "id" : 12345678901234567890, "price":1.0, "huge":1e400, "status":"PENDING",',
  '  "html":"<img src=x onerror=alert(1)>", "rtl":"مرحبا", "caf\\u00e9":"\\ud83e\\uddfe", "status":"PAID",',
  '  "deep":{"down":{"here":{"needle":"found it"}}}, "none":null }',
].join('\n');

test('a payload is shown, found and copied exactly as it was sent', async ({ page, own: shop, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { interactionId } = await record(shop, { resourceId: 'detail-exact', interaction: PAYLOAD });
  await page.goto(`/interactions?open=${interactionId}`);
  const drawer = page.getByRole('dialog');
  const tree = drawer.getByRole('tree', { name: 'Payload' });
  for (const line of [
    'id: 12345678901234567890',
    'price: 1.0',
    'huge: 1e400',
    'html: "<img src=x onerror=alert(1)>"',
  ]) {
    await expect(tree.getByRole('treeitem').filter({ hasText: line })).toHaveCount(1);
  }
  await expect(tree.getByRole('treeitem').filter({ hasText: 'status' })).toHaveText([/"PENDING"/, /"PAID".*repeated/]);

  await expect(tree.getByText('needle')).toHaveCount(0);
  await drawer.getByRole('textbox', { name: 'Find in payload' }).fill('FOUND');
  await expect(tree.locator('mark')).toHaveText('found');
  const hit = tree.getByRole('treeitem', { selected: true });
  await expect(hit).toContainText('needle: "found it"');
  await hit.getByRole('button', { name: 'Copy path' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('deep.down.here.needle');

  // The first Escape empties the field, and leaves the drawer.
  const field = drawer.getByRole('textbox', { name: 'Find in payload' });
  await field.press('Escape');
  await expect(field).toHaveValue('');
  await drawer.getByText('Raw', { exact: true }).click();
  expect(await drawer.getByRole('region', { name: 'Payload as sent' }).textContent()).toBe(PAYLOAD);
  await drawer.getByRole('button', { name: 'Copy the payload' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(PAYLOAD);
});

test('a tree is walked by keyboard', async ({ page, own: shop }) => {
  const interaction = '{"a":{"b":1,"c":{"d":{"e":2}}},"z":[]}';
  const { interactionId } = await record(shop, { resourceId: 'detail-keys', interaction });
  await page.goto(`/interactions?open=${interactionId}`);
  const tree = page.getByRole('tree', { name: 'Payload' });
  const selected = tree.getByRole('treeitem', { selected: true });
  await tree.focus();
  await page.keyboard.press('End');
  await expect(selected).toContainText('z: []');
  await page.keyboard.press('ArrowUp');
  await expect(selected).toContainText('d: {…}');
  await page.keyboard.press('ArrowRight');
  await expect(selected).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(selected).toContainText('e: 2');
  await expect(selected).toHaveAttribute('aria-level', '4');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(selected).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(tree.getByRole('treeitem')).toHaveCount(2);
});

test('a payload of a mebibyte is walked to its end, with few of its lines in the page', async ({ page, own: shop }) => {
  const lines = Array.from(
    { length: 24_000 },
    (_, i) => `{"sku":"S-${String(i).padStart(6, '0')}","qty":${String(i)}}`,
  );
  const { interactionId } = await record(shop, {
    resourceId: 'detail-big',
    interaction: `{"lines":[${lines.join()}]}`,
  });
  await page.goto(`/interactions?open=${interactionId}`);
  const drawer = page.getByRole('dialog');
  const tree = drawer.getByRole('tree', { name: 'Payload' });
  await expect(tree.getByRole('treeitem')).toHaveText([/lines: \[…\]24,000 items/]);
  await drawer.getByRole('button', { name: 'Open everything' }).click();
  await tree.focus();
  await page.keyboard.press('End');
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('qty: 23999');
  expect(await tree.getByRole('treeitem').count()).toBeLessThan(100);
  await drawer.getByRole('textbox', { name: 'Find in payload' }).fill('S-012345');
  await expect(tree.getByRole('treeitem', { selected: true })).toContainText('sku: "S-012345"');
});

test('an interaction leads to everything near it', async ({ page, own: shop, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const externalReference = "it's/#50%";
  const { interactionId, uowId } = await record(shop, {
    resourceId: 'detail-near',
    userId: 'detail user',
    externalReference,
    externalResponse: '{"code":402.0}',
  });
  const address = `/interactions?open=${interactionId}`;
  const drawer = page.getByRole('dialog');
  const ways: [string, (url: URL) => void][] = [
    ['Life of this resource', (url) => expect(url.pathname).toBe('/resources/ORDER/detail-near')],
    ['Its unit of work', (url) => expect(url.pathname).toBe(`/traces/${uowId}`)],
    ['This user', (url) => expect(decodeURIComponent(url.pathname)).toBe('/users/detail user')],
    [
      'Same external reference',
      (url) => expect(url.searchParams.getAll('externalReference')).toEqual([externalReference]),
    ],
    ['Every UPDATE of ORDER', (url) => expect(url.searchParams.get('action')).toBe('UPDATE')],
  ];
  for (const [name, check] of ways) {
    await page.goto(address);
    await expect(drawer.getByRole('tree', { name: 'External response' })).toContainText('code: 402.0');
    await drawer.getByRole('navigation', { name: 'Related' }).getByRole('link', { name }).click();
    await expect(drawer).toHaveCount(0);
    check(new URL(page.url()));
  }
  await page.goto(address);
  await drawer.getByRole('button', { name: 'Copy as' }).click();
  await page.getByRole('menuitem', { name: 'curl' }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`curl -H "x-api-key: $KEY" ${shop.url}/api/interactions/${interactionId}`);
});

test('the drawer is in the address, and gives the focus back', async ({ page, own: shop }) => {
  const { interactionId } = await record(shop, { resourceId: 'detail-focus' });
  await page.goto('/resources/ORDER/detail-focus');
  const step = page.getByRole('button', { name: /^Show interaction/ });
  await step.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toContainText(interactionId);
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true })).toBeFocused();
  expect(new URL(page.url()).searchParams.get('open')).toBe(interactionId);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(step).toBeFocused();
  expect(new URL(page.url()).search).toBe('');
  await page.goBack();
  await expect(page.getByRole('dialog')).toContainText(interactionId);
});

test.describe('what is not there', () => {
  test.use({ expectedErrors: [/status of 40[04]/] });

  for (const id of ['01890000-0000-7000-8000-000000000000', 'nonsense']) {
    test(`says so: ${id}`, async ({ shopPage: page }) => {
      await page.goto(`/interactions?open=${id}`);
      await expect(page.getByRole('dialog').getByText('There is no such interaction')).toBeVisible();
      await expectAccessible(page);
    });
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('the drawer takes the whole screen, whatever is in it', async ({ page, own: shop }) => {
    const { interactionId } = await record(shop, {
      resourceId: `${'x'.repeat(200)}‮${'👩‍🚀'.repeat(20)}${'y'.repeat(100)}`,
      userId: 'u'.repeat(512),
      externalReference: '<b>'.repeat(170),
      interaction: `{"${'n'.repeat(3000)}":"${'v'.repeat(3000)}"}`,
    });
    await page.goto(`/interactions?open=${interactionId}`);
    const drawer = page.getByRole('dialog');
    await expect(drawer.getByRole('treeitem')).toHaveCount(1);
    await expect.poll(async () => (await drawer.boundingBox())?.x).toBe(0);
    const { scroll, client } = await drawer.evaluate((e) => ({ scroll: e.scrollWidth, client: e.clientWidth }));
    expect(scroll).toBe(client);
    await expectFits(page);
    await expectAccessible(page);
  });
});
