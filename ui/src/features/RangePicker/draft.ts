import dayjs from 'dayjs';
import { endOf, startOf, type Range } from './range';

/** What is being chosen: days and times of day in the viewer's own zone; a missing day leaves that side open. */
export interface Draft {
  from: string | null;
  to: string | null;
  fromTime: string;
  toTime: string;
}

export function draftOf(range: Range): Draft {
  const [start, end] = [startOf(range), endOf(range)];
  return {
    from: start ? dayjs(start).format('YYYY-MM-DD') : null,
    to: end ? dayjs(end).format('YYYY-MM-DD') : null,
    fromTime: start ? dayjs(start).format('HH:mm') : '00:00',
    toTime: end ? dayjs(end).format('HH:mm') : '23:59',
  };
}

/** The range a draft means, in UTC, to the end of its last minute. A side nobody touched stays as exact as it was. */
export function rangeOf(draft: Draft, before: Range): Range {
  const old = draftOf(before);
  const range: Range = {};
  if (draft.from !== null) {
    const isSame = draft.from === old.from && draft.fromTime === old.fromTime;
    range.startDate = isSame && before.startDate ? before.startDate : instant(draft.from, draft.fromTime, 0);
  }
  if (draft.to !== null) {
    const isSame = draft.to === old.to && draft.toTime === old.toTime;
    range.endDate = isSame && before.endDate ? before.endDate : instant(draft.to, draft.toTime, 59_999);
  }
  return range;
}

/** Why a draft cannot be used; null if it can. */
export function faultOf(draft: Draft): string | null {
  if (draft.from === null && draft.to === null) {
    return 'Choose a day in the calendar.';
  }
  if (draft.from !== null && draft.to !== null) {
    const isBackwards = `${draft.from} ${draft.fromTime}` > `${draft.to} ${draft.toTime}`;
    return isBackwards ? 'The end is before the start.' : null;
  }
  return null;
}

function instant(day: string, time: string, plusMs: number): string {
  return dayjs(`${day}T${time === '' ? '00:00' : time}`)
    .add(plusMs, 'ms')
    .toISOString();
}
