import { expect, test } from 'vitest';
import type { CatalogEntry } from '~/api/catalog';
import { changesOf, colorsOf, draftOf, fieldsOf, matching, mnemonicFrom } from './draft';

const order: CatalogEntry = {
  id: '0190d5e2-7c1a-7b3e-9a52-6f1d3f0a1b01',
  title: 'Purchase order',
  mnemonic: 'ORDER',
  description: null,
  icon: '📦',
  fontColorHex: '#ffffff',
  bgColorHex: '#b45309',
  isSystem: false,
  createdDate: '2024-01-15T10:00:00.000Z',
  modifiedDate: '2024-01-15T10:00:00.000Z',
};

test('an untouched draft changes nothing', () => {
  expect(changesOf(order, fieldsOf(draftOf(order)))).toEqual({});
});

test('only what was changed is sent, and what was emptied as null', () => {
  const draft = { ...draftOf(order), icon: ' ', description: 'What customers buy', title: 'Purchase order ' };
  expect(changesOf(order, fieldsOf(draft))).toEqual({ icon: null, description: 'What customers buy' });
});

test.each([
  ['Purchase order (B2B)', 'PURCHASE_ORDER_B2B'],
  ['Überweisung', 'UBERWEISUNG'],
  ['v1.2-beta', 'V1.2-BETA'],
  ['הזמנה', ''],
  ['x'.repeat(80), 'X'.repeat(64)],
])('%s is proposed as %s', (title, mnemonic) => {
  expect(mnemonicFrom(title)).toBe(mnemonic);
});

test('a badge without colours gets readable ones', () => {
  expect(colorsOf(draftOf(undefined)).background).toMatch(/^#[0-9a-f]{6}$/);
  expect(colorsOf({ ...draftOf(order), fontColorHex: '' })).toEqual({ font: '#ffffff', background: '#b45309' });
});

test('every word must be somewhere', () => {
  expect(matching([order], 'order PURCH')).toEqual([order]);
  expect(matching([order], 'order refund')).toEqual([]);
  expect(matching([order], '  ')).toEqual([order]);
});
