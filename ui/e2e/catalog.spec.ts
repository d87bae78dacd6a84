import { create } from './harness/create';
import { expect, expectAccessible, expectFits, signIn, test, type Shop } from './harness/test';
import type { APIRequestContext, Page } from '@playwright/test';

test.use({ expectedErrors: [/status of (400|409)/] });

test('an action is created with a readable badge, changed, archived, and back when it is recorded again', async ({
  page,
  request,
  shop,
}) => {
  const key = await enter(page, shop);
  await page.goto('/catalog/actions');
  await page.getByRole('button', { name: 'New action' }).click();
  await expect(page).toHaveURL(/edit=new/);
  const drawer = page.getByRole('dialog', { name: 'New action' });
  await drawer.getByLabel('Title').fill('Paid back');
  await expect(drawer.getByLabel('Mnemonic')).toHaveValue('PAID_BACK');
  await drawer.getByLabel('Mnemonic').fill('REFUND');
  await drawer.getByRole('button', { name: 'Choose an emoji' }).click();
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await drawer.getByRole('textbox', { name: 'Background' }).fill('#fde68a');
  await drawer.getByRole('textbox', { name: 'Font' }).fill('#ffffff');
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
  // What the server itself recorded of that has an entry, too.
  await expect(page.getByRole('row').nth(1)).toContainText('Paid back');
  await expect(page.getByRole('row').last()).toContainText('Entry changed');

  expect(await record(request, key, 'REFUND')).toBe(201);
  await row.getByRole('link', { name: 'Paid back' }).click();
  await page.getByRole('button', { name: 'Archive…' }).click();
  const question = page.getByRole('dialog', { name: 'Archive REFUND?' });
  await expect(question.getByText('1 interaction keeps its badge')).toBeVisible();
  await question.getByRole('button', { name: 'Archive' }).click();
  await expect(row).toHaveCount(0);

  expect(await record(request, key, 'refund')).toBe(201);
  await page.reload();
  await expect(row.getByText('💸')).toBeVisible();
});

test('what the server refuses is said at the field', async ({ page, request, shop }) => {
  const key = await enter(page, shop);
  await create(request, key, 'actions', { title: 'Create', mnemonic: 'CREATE' });
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
  request,
  shop,
}) => {
  const key = await enter(page, shop);
  for (const [title, mnemonic] of [
    ['Order', 'ORDER'],
    ['<img src=x onerror=alert(1)>', 'HTML'],
    ['שלום '.repeat(38), 'RTL'],
  ]) {
    await create(request, key, 'resource-types', { title, mnemonic, icon: '🧾'.repeat(16) });
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

test('system entries say why they cannot be changed', async ({ page, shop }) => {
  await enter(page, shop);
  await page.goto('/catalog/origins');
  await page
    .getByRole('row', { name: /SYSTEM/ })
    .getByRole('link', { name: 'Provenance' })
    .click();
  await expect(page.getByText('This is a system entry')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toHaveCount(0);
});

test('a strict catalog refuses what it does not know', async ({ page, request, shop }) => {
  const key = await enter(page, shop);
  await page.goto('/catalog/actions');
  await page.getByRole('button', { name: 'Unknown mnemonics: registered' }).click();
  await page.getByRole('switch', { name: 'Strict catalog' }).click({ force: true });
  await expect(page.getByRole('button', { name: 'Unknown mnemonics: refused' })).toBeVisible();
  expect(await record(request, key, 'UNHEARD_OF')).toBe(400);
});

test('who may only read finds no controls, and why', async ({ page, request, shop }) => {
  const admin = await shop.server.newTenant();
  const reader = await create(request, admin, 'api-keys', { label: 'reader', scopes: ['read'] });
  await signIn(page, shop.url, reader.key ?? '');
  await page.goto('/catalog/origins');
  await expect(page.getByRole('note')).toContainText('lacks the scope write');
  await expect(page.getByRole('button', { name: 'New origin' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Unknown mnemonics: registered' }).click();
  await expect(page.getByRole('switch', { name: 'Strict catalog' })).toBeDisabled();
});

/** Signs in to a tenant of its own, whose catalog no other test looks at: its key. */
async function enter(page: Page, shop: Shop): Promise<string> {
  const key = await shop.server.newTenant();
  await signIn(page, shop.url, key);
  return key;
}

/** The answer's status. */
async function record(request: APIRequestContext, key: string, action: string): Promise<number> {
  const data = { resourceId: 'order-1', resourceType: 'ORDER', action, origin: 'WEBAPP' };
  return (await request.post('/api/interactions', { headers: { 'x-api-key': key }, data })).status();
}
