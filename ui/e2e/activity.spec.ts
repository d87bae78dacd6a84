import { expect, expectAccessible, expectFits, test } from './harness/test';

test('several resources are asked for by hand; the answer and the question survive a reload', async ({
  shopPage: page,
  shop,
}) => {
  const paid = shop.recorded.find((i) => i.spanId === 'paid')!;
  const payment = shop.recorded.find((i) => i.uowId === paid.uowId && i.resourceType === 'PAYMENT')!;
  await page.goto('/activity');
  await page.getByRole('combobox', { name: 'Type of resource 1' }).fill('ORDER');
  await page.getByRole('combobox', { name: 'Id of resource 1' }).fill(paid.resourceId);
  await page.getByRole('button', { name: 'Add a resource' }).click();
  await page.getByRole('combobox', { name: 'Type of resource 2' }).fill('PAYMENT');
  await page.getByRole('combobox', { name: 'Id of resource 2' }).fill(payment.resourceId);
  await page.getByRole('combobox', { name: 'Id of resource 2' }).press('Enter');

  const group = page.getByRole('article').first();
  await expect(group.getByRole('link', { name: paid.resourceId })).toBeVisible();
  await expect(group.getByRole('link', { name: payment.resourceId })).toBeVisible();
  expect(new URL(page.url()).searchParams.getAll('resource')).toEqual([
    `ORDER:${paid.resourceId}`,
    `PAYMENT:${payment.resourceId}`,
  ]);
  await expectAccessible(page);
  await expectFits(page);

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Id of resource 2' })).toHaveValue(payment.resourceId);
  await expect(group.getByRole('link', { name: payment.resourceId })).toBeVisible();
  await group.getByRole('link', { name: payment.resourceId }).click();
  await expect(page).toHaveURL(`/resources/PAYMENT/${payment.resourceId}`);
});

test('conditions on the payload: numbers compare as numbers, and any or all must hold', async ({
  page,
  request,
  own: shop,
}) => {
  const uowId = crypto.randomUUID();
  for (const [id, total, method] of [
    ['activity-1', 9, 'card'],
    ['activity-2', 100, 'card'],
    ['activity-3', 100, 'cash'],
  ]) {
    const data = { resourceId: id, resourceType: 'ORDER', action: 'CREATE', origin: 'WEBAPP', uowId };
    const answer = await request.post('/api/interactions', {
      headers: { 'x-api-key': shop.key },
      data: { ...data, interaction: { payment: { total, method } } },
    });
    expect(answer.status()).toBe(201);
  }
  await page.goto(`/activity?uowId=${uowId}`);
  await expect(page.getByRole('article').getByText('3 interactions')).toBeVisible();
  await page.getByRole('button', { name: 'Add a condition on the payload' }).click();
  await page.getByLabel('Path of condition 1').fill('payment.total');
  await page.getByLabel('Comparison of condition 1').selectOption('gte');
  await page.getByLabel('Value of condition 1').fill('50');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('article').getByText('2 interactions')).toBeVisible();
  await page.getByRole('button', { name: 'Add a condition on the payload' }).click();
  await page.getByLabel('Path of condition 2').fill('payment.method');
  await page.getByLabel('Value of condition 2').fill('cash');
  await page.getByText('All', { exact: true }).click();
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('article').getByText('1 interaction', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'activity-3' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('article').getByText('2 interactions')).toBeVisible();
  await expect(page.getByLabel('Path of condition 2')).toHaveCount(0);
});

test('before anything is asked there are examples that lead somewhere', async ({ shopPage: page }) => {
  await page.goto('/activity');
  await page.getByRole('list', { name: 'Examples' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/resource=/);
  await expect(page.getByRole('article').first()).toBeVisible();

  await page.getByRole('combobox', { name: 'Id of resource 1' }).fill('no-such-thing');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByText('Nobody did anything like that')).toBeVisible();

  await page.getByRole('combobox', { name: 'Type of resource 1' }).fill('');
  await page.getByRole('combobox', { name: 'Id of resource 1' }).fill('*');
  await expect(page.getByText('Every one of which type?')).toBeVisible();
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect(page.getByRole('list', { name: 'Examples' })).toBeVisible();
});
