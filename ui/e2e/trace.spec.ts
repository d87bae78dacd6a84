import type { APIRequestContext, Locator } from '@playwright/test';
import { expect, expectFits, test } from './harness/test';

const START = Date.parse('2026-03-01T10:00:00.000Z');

interface NewStep {
  ms: number;
  origin: string;
  action: string;
  resourceType?: string;
  resourceId?: string;
  spanId?: string;
  parentSpanId?: string;
}

/** A checkout: two reservations at one instant, then a long wait for the payment. */
const CHECKOUT: NewStep[] = [
  { ms: 0, origin: 'WEBAPP', action: 'CREATE', spanId: 'checkout' },
  { ms: 20, origin: 'ORDER_SVC', action: 'UPDATE', spanId: 'order', parentSpanId: 'checkout' },
  { ms: 50, origin: 'STOCK_SVC', action: 'RESERVE', resourceType: 'STOCK', spanId: 's1', parentSpanId: 'order' },
  { ms: 50, origin: 'STOCK_SVC', action: 'RESERVE', resourceType: 'STOCK', spanId: 's2', parentSpanId: 'order' },
  { ms: 2000, origin: 'PAYMENT_SVC', action: 'FAIL', resourceType: 'PAYMENT', spanId: 'pay', parentSpanId: 'order' },
];

test('the timeline numbers the steps, marks what was parallel, and shows the wait', async ({ page, own: shop }) => {
  const uow = await record(page.request, shop.key, CHECKOUT);
  await page.goto(`/traces/${uow}`);
  await expect(
    page.getByText(/Started by WEBAPP with CREATE on .*, last step 2 s later: PAYMENT_SVC FAIL/),
  ).toBeVisible();
  const steps = page.getByRole('option');
  await expect(steps).toHaveCount(5);
  await expect(steps.nth(2)).toContainText('∥ 2 parallel');
  await expect(steps.nth(3)).toContainText('∥ parallel');
  await expect(steps.nth(1)).not.toContainText('∥');
  await expect(steps.nth(4)).toContainText('1.95 s without a step');
  await expect(steps.nth(4)).toContainText('+2 s');
});

test('keys walk through the steps, open them and change the view', async ({ page, own: shop }) => {
  const uow = await record(page.request, shop.key, CHECKOUT);
  await page.goto(`/traces/${uow}`);
  await expect(page.getByRole('option')).toHaveCount(5);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await expect(page.getByRole('option', { selected: true })).toContainText('ORDER_SVC');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const failed = await interactionIds(page.request, uow);
  await expect(page).toHaveURL(new RegExp(`open=${failed.at(-1) ?? ''}`));

  await page.goto(`/traces/${uow}`);
  await expect(page.getByRole('option')).toHaveCount(5);
  await page.keyboard.press('2');
  await expect(page).toHaveURL(/view=waterfall/);
  await expect(page.getByRole('tree', { name: 'Spans' })).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByRole('button', { name: 'Service WEBAPP, 1 step' })).toBeVisible();
  await page.keyboard.press('1');
  await expect(page.getByRole('listbox', { name: 'Steps' })).toBeVisible();
});

test('the waterfall is a tree over true time: collapsed, zoomed, and kept in the address', async ({
  page,
  own: shop,
}) => {
  const uow = await record(page.request, shop.key, CHECKOUT);
  await page.goto(`/traces/${uow}?view=waterfall`);
  const spans = page.getByRole('treeitem');
  await expect(spans).toHaveCount(5);
  await expect(page.getByRole('treeitem', { level: 3 })).toHaveCount(3);
  await expect(page.getByText('1.95 s idle')).toBeVisible();
  const [order, stock, pay] = await Promise.all([1, 2, 4].map((i) => momentOf(spans.nth(i))));
  expect((stock! - order!) / (pay! - order!), 'true proportions').toBeCloseTo(30 / 1980, 2);

  await page.getByRole('tree').press('j');
  await page.keyboard.press('ArrowLeft');
  await expect(spans).toHaveCount(1);
  await expect(spans.first()).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await expect(spans).toHaveCount(5);

  await page.keyboard.press('+');
  await expect(page).toHaveURL(/from=0&to=1000/);
  const edge = page.getByRole('slider', { name: 'Shown to' });
  await edge.press('Shift+ArrowLeft');
  await expect(page).toHaveURL(/to=800/);
  await page.reload();
  await expect(edge).toHaveAttribute('aria-valuenow', '800');
  await page.keyboard.press('0');
  await expect(page).not.toHaveURL(/from=/);
});

test('the graph shows who did what and who handed over, and leads to the steps', async ({ page, own: shop }) => {
  const uow = await record(page.request, shop.key, CHECKOUT);
  await page.goto(`/traces/${uow}?view=graph`);
  await expect(page.getByRole('button', { name: 'ORDER_SVC handed over to PAYMENT_SVC, after 1.98 s' })).toBeVisible();
  const stock = page.getByRole('button', { name: /^ORDER_SVC handed over to STOCK_SVC 2 times/ });
  await expect(stock).toBeVisible();
  await page.getByRole('button', { name: 'Service STOCK_SVC, 2 steps' }).press('Enter');
  const picked = page.getByRole('complementary', { name: 'Steps of what is picked' });
  await expect(picked.getByRole('listitem')).toHaveCount(2);
  await expect(page).toHaveURL(/pick=origin/);
  await picked
    .getByRole('button', { name: /RESERVE/ })
    .first()
    .click();
  await expect(page).toHaveURL(/open=/);
});

test('5,000 steps: each view draws what can be seen, and the last step is a key away', async ({ page, own: shop }) => {
  const many = Array.from({ length: 5_000 }, (_, i): NewStep => ({
    ms: i * 10,
    origin: `SVC_${String(i % 6)}`,
    action: 'UPDATE',
    resourceId: `trace-item-${String(i)}`,
    spanId: `n${String(i)}`,
    ...(i > 0 && { parentSpanId: `n${String(i % 25 === 0 ? 0 : i - (i % 25))}` }),
  }));
  const uow = await record(page.request, shop.key, many);
  await page.goto(`/traces/${uow}`);
  await expect(page.getByText('5,000 steps, all there are')).toBeVisible();
  await page.getByRole('listbox').press('End');
  await expect(page.getByRole('option', { selected: true })).toContainText('trace-item-4999');
  expect(await page.getByRole('option').count()).toBeLessThan(80);

  await page.keyboard.press('2');
  await page.getByRole('tree').press('End');
  await expect(page.getByRole('treeitem', { selected: true })).toContainText('trace-item-4999');
  expect(await page.getByRole('treeitem').count()).toBeLessThan(80);

  await page.keyboard.press('3');
  await expect(page.getByRole('button', { name: '5,000 resources of the type ORDER, 5,000 steps' })).toBeVisible();
  await expectFits(page);
});

test('two units of work are compared step by step', async ({ page, own: shop }) => {
  const left = await record(page.request, shop.key, CHECKOUT);
  const right = await record(page.request, shop.key, [
    ...CHECKOUT.slice(0, 3),
    { ms: 90, origin: 'PAYMENT_SVC', action: 'CAPTURE', resourceType: 'PAYMENT' },
  ]);
  await page.goto(`/traces/${left}`);
  await page.getByRole('button', { name: 'Compare…' }).click();
  const input = page.getByLabel('Compare with the unit of work');
  await input.fill('order-1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('expected: a UUID')).toBeVisible();
  await input.fill(right);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`with=${right}`));
  const summary = page.getByRole('listitem');
  await expect(summary.filter({ hasText: '3 in both' })).toBeVisible();
  await expect(summary.filter({ hasText: '2 only left' })).toBeVisible();
  await expect(summary.filter({ hasText: '1 only right' })).toBeVisible();
  await expect(page.getByRole('option').last()).toContainText('CAPTURE');
  await page.getByRole('button', { name: 'End the comparison' }).click();
  await expect(page).not.toHaveURL(/with=/);
});

test('the latest units of work that begin alike are offered for comparison', async ({ page, own: shop }) => {
  const other = await record(page.request, shop.key, CHECKOUT);
  const uow = await record(page.request, shop.key, CHECKOUT);
  await page.goto(`/traces/${uow}`);
  await page.getByRole('button', { name: 'Compare…' }).click();
  await page.getByRole('button', { name: new RegExp(`^${other.slice(0, 8)}`) }).click();
  await expect(page.getByText('The same steps in the same order.')).toBeVisible();
});

test("a resource's trace leads to the units of work it took part in", async ({ page, own: shop }) => {
  const resourceId = `trace-${crypto.randomUUID()}`;
  const uows = [];
  for (let i = 0; i < 3; i++) {
    uows.push(await record(page.request, shop.key, [{ ms: i * 1000, origin: 'WEBAPP', action: 'UPDATE', resourceId }]));
  }
  await page.goto(`/traces/${resourceId}`);
  await expect(page.getByRole('heading', { name: 'Took part in 3 units of work' })).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(3);
  const units = page.getByRole('list', { name: 'Units of work' });
  await units.getByRole('link').first().click();
  await expect(page).toHaveURL(new RegExp(`/traces/${uows.at(-1) ?? ''}`));
  await expect(page.getByRole('option')).toHaveCount(1);
});

test.describe('an id that is nothing', () => {
  test.use({ expectedErrors: [/status of 404/] });

  test('is explained', async ({ shopPage: page }) => {
    await page.goto('/traces/no-such-thing');
    await expect(page.getByText('Nothing was recorded under this id')).toBeVisible();
    await page.getByRole('link', { name: 'Search the interactions' }).click();
    await expect(page).toHaveURL(/\/interactions/);
  });
});

/** Records the steps as one new unit of work, and says which. */
async function record(request: APIRequestContext, key: string, steps: NewStep[]): Promise<string> {
  const uowId = crypto.randomUUID();
  const order = `trace-order-${uowId}`;
  const data = steps.map(({ ms, resourceType = 'ORDER', resourceId = order, ...step }) => ({
    ...step,
    uowId,
    resourceType,
    resourceId,
    interactionTimestamp: new Date(START + ms).toISOString(),
    interaction: {},
  }));
  const answer = await request.post('/api/interactions/batch', { headers: { 'x-api-key': key }, data });
  expect(answer.status(), await answer.text()).toBe(201);
  return uowId;
}

async function interactionIds(request: APIRequestContext, uow: string): Promise<string[]> {
  const answer = await request.get(`/api/traces/${uow}/timeline`);
  const { timeline } = (await answer.json()) as { timeline: { interactionId: string }[] };
  return timeline.map((step) => step.interactionId);
}

/** Where a span's own moment is drawn, in pixels from the left. */
async function momentOf(span: Locator): Promise<number> {
  const box = await span.locator('[class*="moment"]').boundingBox();
  return box!.x + box!.width / 2;
}
