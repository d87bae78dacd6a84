import { expect, expectAccessible, signIn, test } from './harness/test';

test.use({ expectedErrors: [/status of 401/] });

test('a key is made, shown once, works, and stops working when it is revoked', async ({ page, shop, playwright }) => {
  await signIn(page, shop.url, await shop.server.newTenant());
  await page.goto('/keys?new=1');
  const dialog = page.getByRole('dialog', { name: 'New API key' });
  await dialog.getByLabel('Label').fill('nightly export');
  await dialog.getByRole('checkbox', { name: 'write' }).uncheck();
  await dialog.getByText('Until…').click();
  await dialog.getByLabel('Last day').fill('2099-12-31');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Create key' }).click();

  const shown = page.getByRole('dialog', { name: 'The key for nightly export' });
  const key = await shown.getByText(/^pak_[0-9a-f]{64}$/).innerText();
  await expect(shown.getByText(`curl -H "x-api-key: ${key}"`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(shown).toBeVisible();
  await expectAccessible(page);
  await shown.getByRole('button', { name: 'I have stored it' }).click();
  await expect(page).not.toHaveURL(/new=/);
  await expect(page.getByText(key)).toHaveCount(0);

  // A context without the page's cookie: the key alone has to do.
  const api = await playwright.request.newContext({ baseURL: shop.url, extraHTTPHeaders: { 'x-api-key': key } });
  expect((await api.get('/api/interactions')).status()).toBe(200);
  const row = page.getByRole('row', { name: /nightly export/ });
  await expect(row).toContainText('31 Dec 2099');
  await row.getByRole('button', { name: 'Revoke nightly export' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(row).toHaveCount(0);
  expect((await api.get('/api/interactions')).status()).toBe(401);
  await api.dispose();
});

test('who revokes the own key is asked twice, and signed out', async ({ page, shop }) => {
  const key = await shop.server.newTenant();
  await signIn(page, shop.url, key);
  await page.goto('/keys');
  const own = page.getByRole('row', { name: /This session/ });
  await own.getByRole('button', { name: /Revoke/ }).click();
  const revoke = page.getByRole('button', { name: 'Revoke and sign out' });
  await expect(revoke).toBeDisabled();
  await page.getByLabel(/^Type pak_/).fill(key.slice(0, 12));
  await revoke.click();
  await expect(page.getByText('You were signed out')).toBeVisible();
});

test('a key that is no administrator is told who is', async ({ page, request, shop }) => {
  const made = await request.post('/api/api-keys', {
    headers: { 'x-api-key': await shop.server.newTenant() },
    data: { label: 'recorder', scopes: ['read', 'write'] },
  });
  expect(made.status()).toBe(201);
  await signIn(page, shop.url, ((await made.json()) as { key: string }).key);
  await page.goto('/keys');
  await expect(page.getByText('Keys are for administrators')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
});
