import { record } from './harness/record';
import { expect, expectAccessible, expectFits, test } from './harness/test';

test('a resource tells its life, and what each step changed', async ({ page, own: shop }) => {
  const resourceId = 'resource-life';
  const states = [
    '{"status":"PENDING","total":49.90,"lines":[{"sku":"A","qty":1},{"sku":"B","qty":1}]}',
    '{"status":"PAID","total":49.90,"lines":[{"sku":"A","qty":1},{"sku":"B","qty":1}],"paid":true,"by":"card"}',
    '{"status":"PAID","total":49.900,"lines":[{"sku":"B","qty":1}],"paid":true,"by":"card"}',
    '{ "status":"PAID","total":49.900,"lines":[{"sku":"B","qty":1}],"by":"card","paid":true}',
  ];
  for (const [i, interaction] of states.entries()) {
    await record(shop, { resourceId, interaction, userId: i === 0 ? 'first' : 'second' });
  }
  await page.goto(`/resources/ORDER/${resourceId}`);
  const steps = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Show interaction/ }) });
  await expect(steps).toContainText([
    'The same payload as before',
    'total: 49.90 → 49.900, −1 member',
    'status: PENDING → PAID, +2 members',
    'Its first interaction',
  ]);
  await page.getByRole('button', { name: /^total/ }).click();
  const diff = page.getByRole('list', { name: 'Changes of the payload' });
  await expect(diff.locator('li[data-kind=changed]')).toHaveText([/total: ?49.90.*49.900/]);
  await expect(diff.locator('li[data-kind=removed]')).toHaveText([/−removed 0: ?{"sku":"A","qty":1}/]);
  const folded = diff.getByRole('button', { name: '… 2 unchanged' });
  await folded.click();
  await expect(diff.locator('li[data-kind=same]').filter({ hasText: 'by: "card"' })).toBeVisible();

  const figures = page.locator('dl').first();
  await expect(figures).toContainText(/Interactions4/);
  await expect(figures).toContainText(/Users2/);
  const people = page.locator('section').filter({ hasText: 'Who touched it' });
  await expect(people.getByRole('link')).toHaveText([/^second.*3$/, /^first.*1$/]);
  await expectAccessible(page);
  await people.getByRole('link', { name: /^first/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('first');
});

test('older steps come page by page, and stay after a reload', async ({ page, own: shop }) => {
  const resourceId = 'resource-long';
  const items = Array.from({ length: 120 }, (_, n) => ({
    resourceId,
    resourceType: 'ORDER',
    action: 'UPDATE',
    origin: 'TESTS',
    interaction: { n },
  }));
  const recorded = await page.request.post('/api/interactions/batch', {
    data: items,
    headers: { 'x-api-key': shop.key },
  });
  expect(recorded.status()).toBe(201);
  await page.goto(`/resources/ORDER/${resourceId}`);
  const changes = page.getByRole('button', { name: /^n: / });
  await expect(changes).toHaveCount(50);
  await expect(changes.last()).toHaveText('n: 69 → 70');
  await page.getByRole('button', { name: 'Show older' }).click();
  await expect(changes).toHaveCount(100);
  await page.getByRole('button', { name: 'Show older' }).click();
  await expect(changes).toHaveCount(119);
  await expect(page.getByText('Its first interaction')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show older' })).toHaveCount(0);
  await page.reload();
  await expect(changes).toHaveCount(119);
  await expect(changes.last()).toHaveText('n: 0 → 1');
});

const IDS = [
  'a/b//c',
  '100%/%2F%25',
  '#?&=+ ;',
  'ü 😀 مرحبا',
  '<script>alert(1)</script>',
  `long-${'x'.repeat(507)}`,
  'a\\b"c\'',
];
for (const id of IDS) {
  test(`a resource may be called ${id.slice(0, 30)}`, async ({ page, own: shop }) => {
    const resourceId = id;
    const { interactionId } = await record(shop, { resourceId, userId: resourceId });
    await page.goto(`/interactions?open=${interactionId}`);
    await page.getByRole('link', { name: 'Life of this resource' }).click();
    await expect(page.getByRole('heading', { level: 1 }).locator('bdi').last()).toHaveText(resourceId);
    await page.reload();
    await expect(page.getByRole('heading', { level: 1 }).locator('bdi').last()).toHaveText(resourceId);
    await expect(page.getByRole('button', { name: /^Show interaction/ })).toHaveCount(1);
    await expectFits(page);
    await page.locator('section').filter({ hasText: 'Who touched it' }).getByRole('link').click();
    await expect(page).toHaveURL(/\/users\//);
    await expect(page.getByRole('heading', { level: 1 }).locator('bdi').last()).toHaveText(resourceId);
    await page.reload();
    await expect(page.locator('dl').first()).toContainText(/Interactions1/);
    await expectFits(page);
  });
}

test('an id that ends with * is no prefix', async ({ page, own: shop }) => {
  for (const [i, resourceId] of ['star*', 'starry', 'star*', 'star*more'].entries()) {
    await record(shop, { resourceId, interaction: `{"n":${String(i)}}` });
  }
  await page.goto('/resources/ORDER/star*');
  await expect(page.getByRole('button', { name: /^Show interaction/ })).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^n: / })).toHaveText(['n: 0 → 2']);
  await expect(page.getByRole('alert')).toContainText('This id ends with *');
});

test('what is not there is not made up', async ({ shopPage: page }) => {
  await page.goto('/resources/ORDER/no-such-order');
  await expect(page.getByText('Nothing is recorded about this resource')).toBeVisible();
  await page.goto('/users/nobody-of-this-name');
  await expect(page.getByText('Nothing is recorded of this user')).toBeVisible();
  await expectAccessible(page);
});

test('a user is told by what they did', async ({ page, own: shop }) => {
  const uowId = '0190d5e2-7c1a-7b3e-9a52-6f1d3f0a1b77';
  for (const action of ['CREATE', 'UPDATE', 'UPDATE']) {
    await record(shop, { resourceId: 'user-page', action, userId: 'user-of-page', uowId });
  }
  await page.goto('/users/user-of-page');
  await expect(page.locator('dl').first()).toContainText(/Interactions3.*Units of work1.*Resources1/);
  const units = page.locator('section').filter({ hasText: 'Units of work' }).getByRole('link');
  await expect(units).toHaveText([/3 steps.*CREATE.*UPDATE/]);
  expect(await units.getAttribute('href')).toContain(`/traces/${uowId}`);
  await page
    .getByRole('tab')
    .or(page.locator('label'))
    .filter({ hasText: /^Origin$/ })
    .click();
  await expect(page).toHaveURL(/groupBy=origin/);
  await page
    .getByRole('link', { name: /user-page/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/resources\/ORDER\/user-page/);
});

test("a user's list is asked for first, heavy panels after it, and nothing twice", async ({ shopPage: page }) => {
  const asked: string[] = [];
  let askedWithList = Infinity;
  const isList = (url: string) => url.includes('/api/interactions?') && url.includes('limit=50');
  page.on('request', (request) => {
    if (request.url().includes('/api/')) {
      asked.push(`${request.url()} ${request.postData() ?? ''}`);
    }
  });
  page.on('response', (response) => {
    if (isList(response.url())) {
      askedWithList = asked.length;
    }
  });
  await page.goto('/users/ada');
  await expect(page.getByRole('region', { name: 'Interactions' }).getByText(/ of \d+/)).toBeVisible();
  await page.waitForLoadState('networkidle');
  const before = asked.slice(0, askedWithList).join('\n');
  expect(before).toMatch(/limit=50/);
  expect(before).not.toMatch(/\/top|\/activity|\/timeline/);
  expect(asked.slice(askedWithList).join('\n')).toMatch(/\/top[^]*\/activity|\/activity[^]*\/top/);
  expect(new Set(asked).size).toBe(asked.length);
});
