const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const;

/** To the millisecond, however long: 93784005 → "1 d 2 h 3 min 4.005 s" */
export function exactDuration(ms: number): string {
  if (ms < 1_000) {
    return `${String(ms)} ms`;
  }
  const parts: string[] = [];
  let rest = ms;
  for (const [name, size] of UNITS) {
    if (rest >= size) {
      parts.push(`${String(Math.floor(rest / size))} ${name}`);
      rest %= size;
    }
  }
  return rest === 0 ? parts.join(' ') : [...parts, `${String(rest / 1_000)} s`].join(' ');
}
