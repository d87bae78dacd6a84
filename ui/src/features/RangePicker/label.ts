import dayjs from 'dayjs';
import { day } from '~/format/times';
import { endOf, SPAN_NAMES, startOf, type Range } from './range';

/** What a range is called on its button: "Last 7 days", "3 Nov – 5 Nov, 14:30", "Since 3 Nov", "All time". */
export function rangeLabel(range: Range, now: Date = new Date()): string {
  if (range.last) {
    return SPAN_NAMES[range.last];
  }
  const start = startOf(range);
  const end = endOf(range);
  if (start && end) {
    const isOneDay = dayjs(start).isSame(end, 'day') && end.getTime() !== dayjs(end).endOf('day').valueOf();
    const [from, to] = [startLabel(start, now), isOneDay ? dayjs(end).format('HH:mm') : endLabel(end, now)];
    return from === to ? from : `${from} – ${to}`;
  }
  if (start) {
    return `Since ${startLabel(start, now)}`;
  }
  return end ? `Until ${endLabel(end, now)}` : 'All time';
}

/** The viewer's own zone, as "Europe/Berlin, UTC+1". */
export function zoneLabel(now: Date): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const minutes = -now.getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `UTC${minutes < 0 ? '−' : '+'}${String(hours)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
  return minutes === 0 ? timeZone : `${timeZone}, ${offset}`;
}

function startLabel(date: Date, now: Date): string {
  return date.getTime() === dayjs(date).startOf('day').valueOf() ? day(date, now) : withTime(date, now);
}

function endLabel(date: Date, now: Date): string {
  return date.getTime() === dayjs(date).endOf('day').valueOf() ? day(date, now) : withTime(date, now);
}

function withTime(date: Date, now: Date): string {
  return `${day(date, now)}, ${dayjs(date).format('HH:mm')}`;
}
