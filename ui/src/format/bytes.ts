const UNITS = ['kB', 'MB', 'GB'];

/** 312 → "312 B"; 1_234_567 → "1.2 MB" */
export function bytes(size: number): string {
  if (size < 1000) {
    return `${String(size)} B`;
  }
  let value = size / 1000;
  let unit = 0;
  while (value >= 999.95 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(1).replace(/\.0$/, '')} ${UNITS[unit] ?? ''}`;
}

/** How many bytes a text has as UTF-8. */
export function utf8Size(text: string): number {
  return new TextEncoder().encode(text).length;
}
