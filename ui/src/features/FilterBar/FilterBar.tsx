import { Button, Kbd } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { IconAdjustments, IconFilter } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { CLOCKS } from '~/api/filter';
import { WordSwitch } from '~/components/WordSwitch';
import { RangePicker } from '~/features/RangePicker/RangePicker';
import type { Range } from '~/features/RangePicker/range';
import { CLOCK_NAMES } from '~/features/Timeline/words';
import { usePreferences } from '~/preferences/preferences';
import { without } from '~/search';
import { BadgePicker } from './BadgePicker';
import { FilterChips } from './FilterChips';
import { added, entriesOf, removed, type Field, type Filters } from './filters';
import classes from './FilterBar.module.css';
import { NameInputs } from './NameInputs';
import { PayloadPicker } from './PayloadPicker';
import { SuggestInput } from './SuggestInput';

interface Props {
  range: Range;
  onRange: (range: Range) => void;
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

/** Says which interactions are meant, and when: one line of controls, and below it what is active. */
export function FilterBar({ range, onRange, filters, onFilters }: Props) {
  const [isOpen, { toggle }] = useDisclosure();
  const [hasMore, { toggle: toggleMore }] = useDisclosure();
  // Made when first wanted, and kept then with what was typed.
  const [isMoreMade, setMoreMade] = useState(false);
  if ((isOpen || hasMore) && !isMoreMade) {
    setMoreMade(true);
  }
  const [{ singleKeys }] = usePreferences();
  const resource = useRef<HTMLInputElement>(null);
  useHotkeys(singleKeys ? [['/', () => resource.current?.focus()]] : []);
  const add = (field: Field) => (value: string) => onFilters(added(filters, field, value));
  const toggleValue = (field: 'action' | 'resourceType' | 'origin') => (value: string) =>
    onFilters((filters[field]?.includes(value) ? removed : added)(filters, field, value));
  const active = entriesOf(filters).length;
  return (
    <search
      className={classes.bar}
      aria-label="Filters"
      data-open={isOpen || undefined}
      data-more={hasMore || undefined}
    >
      <div className={classes.line}>
        <RangePicker value={range} onChange={onRange} />
        <Button
          size="xs"
          variant="default"
          className={classes.opener}
          leftSection={<IconFilter size={15} stroke={1.7} />}
          aria-expanded={isOpen}
          onClick={toggle}
        >
          Filters
          {active > 0 && <span className={classes.tally}>{active}</span>}
        </Button>
        <div className={classes.controls}>
          <WordSwitch
            label="The time that counts"
            className={classes.clock}
            words={CLOCKS}
            names={CLOCK_NAMES}
            value={filters.dateField ?? 'createdDate'}
            onChange={(value) => {
              const rest = without(filters, 'dateField');
              onFilters(value === 'interactionTimestamp' ? { ...rest, dateField: value } : rest);
            }}
          />
          <BadgePicker kind="actions" label="Action" values={filters.action ?? []} onToggle={toggleValue('action')} />
          <BadgePicker
            kind="resource-types"
            label="Type"
            values={filters.resourceType ?? []}
            onToggle={toggleValue('resourceType')}
          />
          <BadgePicker kind="origins" label="Origin" values={filters.origin ?? []} onToggle={toggleValue('origin')} />
          <SuggestInput
            ref={resource}
            className={classes.resource}
            label="Resource"
            placeholder="Resource, or order-*"
            field="resourceId"
            hasPrefixes
            onAdd={add('resourceId')}
            rightSection={
              singleKeys && (
                <Kbd size="xs" className={classes.hint}>
                  /
                </Kbd>
              )
            }
          />
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            className={classes.moreOpener}
            leftSection={<IconAdjustments size={15} stroke={1.7} />}
            aria-expanded={hasMore}
            aria-label={hasMore ? 'Fewer filters' : 'More filters'}
            onClick={toggleMore}
          >
            {hasMore ? 'Fewer' : 'More'}
            <span className={classes.ifRoom}>&nbsp;filters</span>
          </Button>
        </div>
      </div>
      {isMoreMade && (
        <div className={classes.more}>
          <NameInputs onAdd={add} />
          <PayloadPicker
            values={filters.jsonFilter ?? []}
            match={filters.match ?? 'any'}
            onChange={(jsonFilter, match) => {
              const rest = without(filters, 'jsonFilter', 'match');
              const conditions = jsonFilter.length > 0 ? { jsonFilter } : {};
              onFilters({ ...rest, ...conditions, ...(match === 'all' && jsonFilter.length > 1 ? { match } : {}) });
            }}
          />
        </div>
      )}
      <FilterChips filters={filters} onChange={onFilters} />
    </search>
  );
}
