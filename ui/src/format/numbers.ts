const grouped = new Intl.NumberFormat('en-US');
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 0 });

/** 1234567 → "1,234,567" */
export function quantity(value: number): string {
  return grouped.format(value);
}

/** 1234567 → "1.2M" */
export function short(value: number): string {
  return compact.format(value);
}

/** 3, "step" → "3 steps" */
export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${quantity(value)} ${value === 1 ? noun : plural}`;
}

/** 3 of 40 → "8%"; what is there is never "0%". */
export function share(part: number, whole: number): string {
  const ratio = whole === 0 ? 0 : part / whole;
  return ratio > 0 && ratio < 0.01 ? '<1%' : percent.format(ratio);
}

/** How much more or less than before, as "+12%"; null where there was nothing before to compare with. */
export function change(now: number, before: number): string | null {
  if (before === 0) {
    return null;
  }
  const ratio = (now - before) / before;
  return ratio > 9.99 ? `×${compact.format(now / before)}` : `${ratio > 0 ? '+' : ''}${percent.format(ratio)}`;
}
