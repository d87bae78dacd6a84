const HOUR_MS = 3_600_000;
const SHORTEST_MS = 24 * HOUR_MS;

/** Whole hours, and a day at least: a life of three seconds would else be a single bar. */
export function around(first: string, last: string): { startDate: string; endDate: string } {
  const start = Math.floor(Date.parse(first) / HOUR_MS) * HOUR_MS;
  const end = Math.ceil((Date.parse(last) + 1) / HOUR_MS) * HOUR_MS;
  const missing = Math.max(0, SHORTEST_MS - (end - start));
  const before = Math.ceil(missing / 2 / HOUR_MS) * HOUR_MS;
  return {
    startDate: new Date(start - before).toISOString(),
    endDate: new Date(end + missing - before - 1).toISOString(),
  };
}
