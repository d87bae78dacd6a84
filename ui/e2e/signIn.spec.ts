import { expect, expectAccessible, test } from './harness/test';

test.use({ expectedErrors: [/status of 401/] });

test('a key opens the door, a wrong one says so, and signing out closes it', async ({ page, shop }) => {
  await page.goto('/interactions');
  await page.getByLabel('API key').fill(`pak_${'0'.repeat(64)}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This key is unknown, revoked or expired.')).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('API key').fill(shop.key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Interactions' })).toBeVisible();
  await expect(page).toHaveURL(/\/interactions/);
  const readable = await page.evaluate(() => document.cookie + JSON.stringify([localStorage, sessionStorage]));
  expect(readable, 'what scripts can read').not.toMatch(/pak_|provenance_session/);

  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByLabel('API key')).toBeVisible();
});
test('a revoked key ends its session while the page is open', async ({ page, shop, request }) => {
  const headers = { 'x-api-key': shop.key };
  const made = await request.post('/api/api-keys', { headers, data: { label: 'short-lived', scopes: ['read'] } });
  const { apiKeyId, key } = (await made.json()) as { apiKeyId: string; key: string };
  await page.goto('/');
  await page.getByLabel('API key').fill(key);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();

  await request.delete(`/api/api-keys/${apiKeyId}`, { headers });
  await expect(page.getByText('You were signed out')).toBeVisible();
});
