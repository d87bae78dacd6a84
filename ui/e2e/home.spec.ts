import { execFileSync } from 'node:child_process';
import type { APIRequestContext, Page } from '@playwright/test';
import { Server } from './harness/server';
import { expect, expectAccessible, expectFits, signIn, test } from './harness/test';

test.describe('signing in', () => {
  test.use({ expectedErrors: [/status of 401/] });

  test('where nothing was ever recorded, the copied line records it and the page lights up', async ({
    page,
    context,
    shop,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const key = await shop.server.newTenant();
    await page.goto('/');
    await page.getByLabel('API key').fill(key);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Record your first interaction' })).toBeVisible();
    await expect(page.getByText('Listening for the first interaction')).toBeVisible();
    await expectAccessible(page);
    expect(await page.content(), 'what stands on the page').not.toContain(key);

    const copied = await copiedLines(page);
    expect(copied).toContain(key);
    expect(copied).toContain(`${shop.url}/api/interactions`);
    execFileSync('bash', ['-c', copied]);

    await expect(page.getByRole('heading', { name: 'Your first interaction is here' })).toBeVisible();
    await expect(page.getByText('order-789')).toBeVisible();
    await page.screenshot({ path: 'target/screenshots/first-run.png' });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Go to Home' }).click();
    await expect(rows(page)).toHaveCount(1);
  });
});

test('a key for the lines is made where the page does not know one', async ({ page, context, shop }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, shop.url, await shop.server.newTenant());
  await page.goto('/');
  expect(await copiedLines(page)).toContain('x-api-key: $KEY');
  await page.getByRole('button', { name: 'Make a key for these lines' }).click();
  await expect(page.getByText('Copying takes the whole key along')).toBeVisible();
  const copied = await copiedLines(page);
  expect(copied).toMatch(/pak_[0-9a-f]{64}/);
  execFileSync('bash', ['-c', copied]);
  await expect(page.getByRole('heading', { name: 'Your first interaction is here' })).toBeVisible();
});

test.describe('a server that goes away', () => {
  test.use({ expectedErrors: [/ERR_|status of 50\d/] });

  test('live rows survive its restart, none lost, none doubled', async ({ page, request }) => {
    test.slow(true, 'it starts a server twice');
    const server = await new Server().start();
    try {
      const post = recorder(request, server.url, server.key);
      await post('before-1');
      await signIn(page, server.url, server.key);
      await page.goto(server.url);
      await expect(page.getByRole('status').getByText('Live')).toBeVisible();
      await post('before-2');
      await expect(rows(page)).toHaveText([/before-2/, /before-1/]);

      await server.stop();
      await expect(page.getByRole('status').getByText('Reconnecting')).toBeVisible();
      await server.start();
      await post('after-1');
      await post('after-2');
      await expect(rows(page)).toHaveText([/after-2.*#4/s, /after-1.*#3/s, /before-2.*#2/s, /before-1.*#1/s]);
      await expect(page.getByRole('status').getByText('Live')).toBeVisible();
      await post('after-3');
      await expect(rows(page)).toHaveText([/#5/, /#4/, /#3/, /#2/, /#1/]);
    } finally {
      await server.dispose();
    }
  });
});

test('the live list stands still under the pointer and while paused', async ({ page, request, shop }) => {
  const key = await shop.server.newTenant();
  const post = recorder(request, shop.url, key);
  await post('first');
  await signIn(page, shop.url, key);
  await page.goto('/');
  await rows(page).first().hover();
  await post('second');
  await expect(page.getByText('1 new')).toBeVisible();
  await expect(rows(page)).toHaveText([/first/]);
  await page.getByRole('heading', { name: 'Home' }).hover();
  await expect(rows(page)).toHaveText([/second/, /first/]);

  await page.getByRole('button', { name: 'Pause the live list' }).click();
  await post('third');
  await expect(page.getByText('1 new')).toBeVisible();
  await page.getByRole('button', { name: 'Resume the live list' }).click();
  await expect(rows(page)).toHaveText([/third/, /second/, /first/]);
});

test('a row opens its interaction, and the address says so', async ({ shopPage: page }) => {
  await page.goto('/');
  await rows(page).first().getByRole('link').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/[?&]open=[0-9a-f-]{36}/);
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page).not.toHaveURL(/open=/);
});

test('how the timeline is drawn is in the address, and a stretch of it opens as a list', async ({ shopPage: page }) => {
  await page.goto('/');
  await page.getByRole('radiogroup', { name: 'Stacked by' }).getByText('Type').click();
  await page.getByRole('radiogroup', { name: 'By which time' }).getByText('Happened').click();
  await page.getByRole('radiogroup', { name: 'How far back' }).getByText('7d').click();
  await expect(page).toHaveURL(/last=7d/);
  await page.reload();
  await expect(page).toHaveURL(/groupBy=resourceType/);
  await expect(page).toHaveURL(/dateField=interactionTimestamp/);
  await expect(page.getByRole('radio', { name: 'Type' })).toBeChecked();
  await expect(page.getByText('ORDER', { exact: true }).first()).toBeVisible();

  await page.getByRole('group', { name: /Interactions of the last 7d/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/interactions\?.*startDate=/);
  expect(new URL(page.url()).searchParams.get('dateField')).toBe('interactionTimestamp');
});

test('the busiest lead to their pages', async ({ shopPage: page }) => {
  await page.goto('/?last=30d&dateField=interactionTimestamp');
  await expectFits(page);
  await page.locator('section', { hasText: 'Busiest users' }).last().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/users\/.+/);
});

function rows(page: Page) {
  return page.getByRole('list', { name: 'Newest interactions' }).getByRole('listitem');
}

async function copiedLines(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy' }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}

function recorder(request: APIRequestContext, url: string, key: string) {
  return async (resourceId: string): Promise<void> => {
    const answer = await request.post(`${url}/api/interactions`, {
      headers: { 'x-api-key': key },
      data: { resourceId, resourceType: 'ORDER', action: 'CREATE', origin: 'TEST', userId: 'ada' },
    });
    expect(answer.status()).toBe(201);
  };
}
