import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './harness/test';

const line = (page: Page) => page.getByRole('combobox', { name: /Search pages/ });
const option = (page: Page, name: RegExp | string) =>
  page.getByRole('listbox', { name: 'Found' }).getByRole('option', { name, exact: true });

async function open(page: Page, text = ''): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type(text);
}

test('pages by name, with the keyboard alone', async ({ shopPage: page }) => {
  await page.goto('/activity');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await open(page);
  await expectAccessible(page);
  await page.keyboard.press('ArrowUp');
  await expect(option(page, 'Sign out')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('cata');
  await expect(option(page, /^Catalog/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/catalog\/resource-types/);
  await expect(line(page)).toBeHidden();
});

test('a resource by the beginning of its id', async ({ shopPage: page, shop }) => {
  const order = shop.recorded.find((i) => i.resourceType === 'ORDER')?.resourceId ?? '';
  await page.goto('/keys');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await open(page, order.toUpperCase());
  await expect(option(page, order)).toBeVisible();
  await expectAccessible(page);
  await expect(option(page, order)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/resources/ORDER/${order}$`));
});

test('a user, a unit of work, a number, a mnemonic', async ({ shopPage: page, shop }) => {
  await page.goto('/keys');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await open(page, 'marga');
  await page.getByRole('group', { name: 'Users' }).getByRole('option', { name: 'margaret' }).click();
  await expect(page).toHaveURL(/\/users\/margaret$/);

  const uow = shop.recorded[0]!.uowId;
  await open(page, uow.toUpperCase());
  await expect(option(page, /Open unit of work/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/traces/${uow}`));

  await open(page, 'authorize');
  await expect(option(page, /AUTHORIZE/)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/interactions\?action=AUTHORIZE$/);

  await open(page, '#3');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/interactions\?open=[0-9a-f-]{36}/);
});

test('opened again at once it begins anew', async ({ shopPage: page }) => {
  await page.goto('/keys');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await open(page, 'catalog');
  await page.keyboard.press('Enter');
  await open(page, 'activity');
  await expect(line(page)).toHaveValue('activity');
});

test('a number that is not there yet is said so', async ({ shopPage: page }) => {
  await page.goto('/keys');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await open(page, '#9999999');
  await page.keyboard.press('Enter');
  await expect(page.getByText('There is no interaction #9,999,999 yet.')).toBeVisible();
});

test('Esc closes it and gives the focus back', async ({ shopPage: page }) => {
  await page.goto('/keys');
  const link = page.getByRole('link', { name: 'Activity' });
  await link.focus();
  await open(page, 'x');
  await expect(option(page, /Search interactions of resource “x”/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(line(page)).toBeHidden();
  await expect(link).toBeFocused();
});
