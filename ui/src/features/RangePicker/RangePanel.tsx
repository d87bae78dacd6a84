import '@mantine/dates/styles.css';
import { Button } from '@mantine/core';
import { DatePicker, TimePicker } from '@mantine/dates';
import { useState, type SubmitEvent } from 'react';
import { useNow } from '~/components/useNow';
import { draftOf, faultOf, rangeOf } from './draft';
import { zoneLabel } from './label';
import { SPAN_NAMES, SPANS, type Range } from './range';
import classes from './RangePicker.module.css';

interface Props {
  value: Range;
  onChange: (range: Range) => void;
}

/** What the range picker opens: spans apply at once, days and times when they are complete. */
export function RangePanel({ value, onChange }: Props) {
  const [draft, setDraft] = useState(() => draftOf(value));
  const now = useNow();
  const fault = faultOf(draft);
  const isEverything = !value.last && !value.startDate && !value.endDate;
  const apply = (event: SubmitEvent) => {
    event.preventDefault();
    // React hands events on to where a popover stands in the tree, which may be a form of its own.
    event.stopPropagation();
    if (fault === null) {
      onChange(rangeOf(draft, value));
    }
  };
  return (
    <div className={classes.panel}>
      <ul className={classes.spans} aria-label="Spans">
        {SPANS.map((span) => (
          <li key={span}>
            <button type="button" aria-pressed={value.last === span} onClick={() => onChange({ last: span })}>
              {SPAN_NAMES[span]}
            </button>
          </li>
        ))}
        <li>
          <button type="button" aria-pressed={isEverything} onClick={() => onChange({})}>
            All time
          </button>
        </li>
      </ul>
      <form className={classes.form} onSubmit={apply} noValidate>
        <DatePicker
          type="range"
          size="sm"
          allowSingleDateInRange
          value={[draft.from, draft.to]}
          onChange={([from, to]) => setDraft({ ...draft, from, to })}
          defaultDate={draft.to ?? draft.from ?? now}
          maxDate={now}
          highlightToday
          hideOutsideDates
          weekendDays={[]}
          numberOfColumns={1}
          ariaLabels={{ previousMonth: 'Previous month', nextMonth: 'Next month' }}
        />
        <div className={classes.times}>
          <TimePicker
            size="xs"
            label="From"
            value={draft.fromTime}
            onChange={(fromTime) => setDraft({ ...draft, fromTime })}
            hoursInputLabel="From, hours"
            minutesInputLabel="From, minutes"
          />
          <TimePicker
            size="xs"
            label="To"
            value={draft.toTime}
            onChange={(toTime) => setDraft({ ...draft, toTime })}
            hoursInputLabel="To, hours"
            minutesInputLabel="To, minutes"
          />
          <Button size="xs" type="submit" disabled={fault !== null}>
            Apply
          </Button>
        </div>
        <p className={classes.hint} role="status">
          {fault !== null && draft.from !== null ? fault : `Your time: ${zoneLabel(now)}`}
        </p>
      </form>
    </div>
  );
}
