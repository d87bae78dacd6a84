import { expect, test } from 'vitest';
import { contrast, fallbackColor, parseHex, READABLE, readableOn, readableVariant } from './colors';

test('contrast is that of WCAG, whatever the spelling and the order', () => {
  expect(contrast('#fff', '#000000')).toBe(21);
  expect(contrast('#767676', '#FFFFFF')).toBeCloseTo(4.54, 2);
  expect(contrast('#ffffff', '#767676')).toBe(contrast('#767676', '#ffffff'));
  expect(contrast('#fff', 'red')).toBe(1);
});

test.each(['', 'red', '#ff', '#ffff', '#gggggg'])('%s is no colour', (hex) => {
  expect(parseHex(hex)).toBeNull();
});

test('every background has a readable variant of every font colour', () => {
  for (const background of ['#000', '#fff', '#757575', '#777777', '#f59e0b', '#3b82f6', '#b45309', '#00ff00']) {
    for (const font of ['#ffffff', '#000000', '#fde68a', '#1e3a8a', '#757575', 'nonsense']) {
      expect(contrast(readableVariant(font, background), background)).toBeGreaterThanOrEqual(READABLE);
    }
  }
});

test('a font colour that can be read stays, another keeps its hue', () => {
  expect(readableVariant('#fde68a', '#1e3a8a')).toBe('#fde68a');
  const [red, , blue] = parseHex(readableVariant('#3b82f6', '#dbeafe')) ?? [0, 0, 0];
  expect(blue).toBeGreaterThan(red);
});

test('names nobody has coloured are readable in black or white', () => {
  for (const name of ['ORDER', 'PAYMENT', 'a', 'שלום', '🧾', 'FILE', 'CART', 'USER']) {
    expect(contrast(readableOn(fallbackColor(name)), fallbackColor(name))).toBeGreaterThanOrEqual(READABLE);
  }
  expect(fallbackColor('order')).toBe(fallbackColor('ORDER'));
});
