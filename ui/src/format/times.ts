const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZoneName: 'short',
});
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/** "12 s ago", "5 min ago", "3 h ago", "2 d ago", later the day itself; the future is "in 5 min". */
export function relative(date: Date, now: Date): string {
  const past = now.getTime() - date.getTime();
  const size = Math.abs(past);
  // What has just happened may lie ahead of a clock that ticks every few seconds, or differs from the server's.
  if (past < 2 * SECOND && past > -10 * SECOND) {
    return 'now';
  }
  if (size >= 30 * DAY) {
    return day(date);
  }
  const text = coarse(size);
  return past > 0 ? `${text} ago` : `in ${text}`;
}

function coarse(ms: number): string {
  if (ms < MINUTE) {
    return `${String(Math.floor(ms / SECOND))} s`;
  }
  if (ms < HOUR) {
    return `${String(Math.floor(ms / MINUTE))} min`;
  }
  return ms < DAY ? `${String(Math.floor(ms / HOUR))} h` : `${String(Math.floor(ms / DAY))} d`;
}

/** The moment in the viewer's own zone, to the millisecond. */
export function local(date: Date): string {
  return dayAndTime.format(date);
}

/** The moment as the API writes it. */
export function utc(date: Date): string {
  return date.toISOString();
}

/** Time of day in the viewer's zone: "14:03:59" */
export function timeOfDay(date: Date): string {
  return clock.format(date);
}

/** "3 Mar" or, in another year than now, "3 Mar 2024" */
export function day(date: Date, now: Date = new Date()): string {
  return (date.getFullYear() === now.getFullYear() ? shortDay : longDay).format(date);
}

/** 1234 → "1.23 s"; 65000 → "1 min 5 s": three figures are enough to compare with. */
export function duration(ms: number): string {
  if (ms < SECOND) {
    return `${String(Math.round(ms))} ms`;
  }
  if (ms < MINUTE) {
    return `${(ms / SECOND).toPrecision(3).replace(/\.?0+$/, '')} s`;
  }
  return ms < HOUR
    ? pair(ms, MINUTE, 'min', SECOND, 's')
    : ms < DAY
      ? pair(ms, HOUR, 'h', MINUTE, 'min')
      : pair(ms, DAY, 'd', HOUR, 'h');
}

function pair(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const whole = Math.floor(ms / large);
  const rest = Math.floor((ms % large) / small);
  return rest === 0 ? `${String(whole)} ${largeName}` : `${String(whole)} ${largeName} ${String(rest)} ${smallName}`;
}

/** What stands below an axis: "14:30" within a day, "16 Nov" where one begins, the year where that begins. */
export function axisLabel(date: Date, isUtc = false): string {
  const timeZone = isUtc ? { timeZone: 'UTC' } : {};
  const [hours, minutes] = isUtc ? [date.getUTCHours(), date.getUTCMinutes()] : [date.getHours(), date.getMinutes()];
  if (hours !== 0 || minutes !== 0) {
    return date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', ...timeZone });
  }
  const isNewYear = isUtc ? date.getUTCMonth() + date.getUTCDate() === 1 : date.getMonth() + date.getDate() === 1;
  return isNewYear
    ? date.toLocaleDateString('en-GB', { year: 'numeric', ...timeZone })
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...timeZone });
}
