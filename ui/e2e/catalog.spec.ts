import { expect, expectAccessible, expectFits, signIn, test } from './harness/test';
import type { APIRequestContext } from '@playwright/test';

test.use({ expectedErrors: [/status of (400|409)/] });

/** A tenant of its own, whose catalog no other test looks at. */
test.beforeEach(async ({ page, shop }) => {
  await signIn(page, shop.url, await shop.server.newTenant());
});

test('an action is created with a readable badge, changed, archived, and back when it is recorded again', async ({
  page,
}) => {
  await page.goto('/catalog/actions');
  await page.getByRole('button', { name: 'New action' }).click();
  await expect(page).toHaveURL(/edit=new/);
  const drawer = page.getByRole('dialog', { name: 'New action' });
  await drawer.getByLabel('Title').fill('Paid back');
  await expect(drawer.getByLabel('Mnemonic')).toHaveValue('PAID_BACK');
  await drawer.getByLabel('Mnemonic').fill('REFUND');
  await drawer.getByRole('button', { name: 'Choose an emoji' }).click();
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await drawer.getByLabel('Background').fill('#fde68a');
  await drawer.getByLabel('Font').fill('#ffffff');
  await expect(drawer.getByText('1.2 : 1')).toBeVisible();
  await drawer.getByRole('button', { name: 'Use a readable font colour' }).click();
  await expect(drawer.getByText('easy to read')).toBeVisible();
  await expectAccessible(page);
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(drawer).toBeHidden();
  const row = page.getByRole('row', { name: /Paid back/ });
  await expect(row.getByText('💸')).toBeVisible();

  await row.getByRole('link', { name: 'Paid back' }).click();
  await page.reload();
  await page.getByRole('dialog').getByLabel('Description').fill('Money back to the customer');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row.getByText('Money back to the customer')).toBeVisible();
  await expect(page).not.toHaveURL(/edit=/);

  await record(page.request, 'REFUND');
  await row.getByRole('link', { name: 'Paid back' }).click();
  await page.getByRole('button', { name: 'Archive…' }).click();
  const question = page.getByRole('dialog', { name: 'Archive REFUND?' });
  await expect(question.getByText('1 interaction keeps its badge')).toBeVisible();
  await question.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText('No action yet')).toBeVisible();

  await record(page.request, 'refund');
  await page.reload();
  await expect(row.getByText('💸')).toBeVisible();
});

test('what the server refuses is said at the field', async ({ page }) => {
  await page.request.post('/api/actions', { data: { title: 'Create', mnemonic: 'CREATE' } });
  await page.goto('/catalog/actions?edit=new');
  const drawer = page.getByRole('dialog', { name: 'New action' });
  await drawer.getByLabel('Mnemonic').fill('not a mnemonic');
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(drawer.getByLabel('Title')).toHaveAccessibleDescription(/expected: 1 to 200/);
  await expect(drawer.getByLabel('Mnemonic')).toHaveAccessibleDescription(/expected: 1 to 64 of/);

  await drawer.getByLabel('Title').fill('Create once more');
  await drawer.getByLabel('Mnemonic').fill('create');
  await drawer.getByRole('button', { name: 'Create' }).click();
  await expect(drawer.getByLabel('Mnemonic')).toHaveAccessibleDescription(/already one with this mnemonic/);
});

test('entries are filtered as one types, the address follows, and links lead to what was recorded', async ({
  page,
}) => {
  for (const [title, mnemonic] of [
    ['Order', 'ORDER'],
    ['<img src=x onerror=alert(1)>', 'HTML'],
    ['שלום '.repeat(38), 'RTL'],
  ]) {
    await page.request.post('/api/resource-types', { data: { title, mnemonic, icon: '🧾'.repeat(16) } });
  }
  await page.goto('/catalog/resource-types');
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  await expectFits(page);
  await page.getByLabel('Filter resource types').pressSequentially('ord');
  await expect(page.getByText('1 of 3')).toBeVisible();
  await expect(page).toHaveURL(/q=ord/);
  await page.reload();
  await expect(page.getByLabel('Filter resource types')).toHaveValue('ord');
  await page.getByRole('link', { name: 'Interactions with ORDER' }).click();
  await expect(page).toHaveURL(/\/interactions\?resourceType=ORDER/);
});

test('system entries say why they cannot be changed', async ({ page }) => {
  await page.goto('/catalog/origins');
  await page
    .getByRole('row', { name: /SYSTEM/ })
    .getByRole('link', { name: 'Provenance' })
    .click();
  await expect(page.getByText('This is a system entry')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
});

test('a strict catalog refuses what it does not know', async ({ page }) => {
  await page.goto('/catalog/actions');
  await page.getByRole('button', { name: 'Unknown mnemonics: registered' }).click();
  await page.getByRole('switch', { name: 'Strict catalog' }).check({ force: true });
  await expect(page.getByRole('button', { name: 'Unknown mnemonics: refused' })).toBeVisible();
  expect((await record(page.request, 'UNHEARD_OF')).status).toBe(400);
});

test('who may only read finds no controls, and why', async ({ page, shop }) => {
  const made = await page.request.post('/api/api-keys', { data: { label: 'reader', scopes: ['read'] } });
  await signIn(page, shop.url, ((await made.json()) as { key: string }).key);
  await page.goto('/catalog/origins');
  await expect(page.getByRole('note')).toContainText('lacks the scope write');
  await expect(page.getByRole('button', { name: 'New origin' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Unknown mnemonics: registered' }).click();
  await expect(page.getByRole('switch', { name: 'Strict catalog' })).toBeDisabled();
});

async function record(request: APIRequestContext, action: string): Promise<{ status: number }> {
  const data = { resourceId: 'order-1', resourceType: 'ORDER', action, origin: 'WEBAPP' };
  return { status: (await request.post('/api/interactions', { data })).status() };
}
