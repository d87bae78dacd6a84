const DAY_MS = 24 * 60 * 60 * 1000;
const SOON_DAYS = 14;

/** How long a new key lasts. */
export const EXPIRIES = [
  { value: '30', label: '30 d' },
  { value: '90', label: '90 d' },
  { value: '365', label: '1 year' },
  { value: 'date', label: 'Until…' },
  { value: 'never', label: 'No end' },
] as const;

export type Expiry = (typeof EXPIRIES)[number]['value'];

/**
 * When a key that is made now expires, as the API takes it; null for never.
 *
 * @param day the last day it works, in the viewer's own zone; with `date` alone
 */
export function expiresDate(expiry: Expiry, day: string, now: Date): string | null {
  if (expiry === 'never') {
    return null;
  }
  if (expiry === 'date') {
    const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
    return new Date(year, month - 1, date, 23, 59, 59, 999).toISOString();
  }
  return new Date(now.getTime() + Number(expiry) * DAY_MS).toISOString();
}

/** Whether a key still works, and for long. */
export function expiryState(date: string | null, now: Date): 'never' | 'later' | 'soon' | 'expired' {
  if (date === null) {
    return 'never';
  }
  const left = Date.parse(date) - now.getTime();
  return left <= 0 ? 'expired' : left <= SOON_DAYS * DAY_MS ? 'soon' : 'later';
}

/** A day as date fields have it, in the viewer's own zone. */
export function localDay(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
