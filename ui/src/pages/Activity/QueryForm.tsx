import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import {
  conditionFromJson,
  conditionToJson,
  isComplete,
  type JsonCondition,
  type Match,
} from '~/components/JsonConditions/condition';
import { JsonConditions } from '~/components/JsonConditions/JsonConditions';
import { BadgePicker } from '~/features/FilterBar/BadgePicker';
import { FilterChips } from '~/features/FilterBar/FilterChips';
import { added, removed, type Field } from '~/features/FilterBar/filters';
import { NameInputs } from '~/features/FilterBar/NameInputs';
import { rangeSearch, type Range } from '~/features/RangePicker/range';
import { RangePicker } from '~/features/RangePicker/RangePicker';
import { stringifySearch, without } from '~/search';
import classes from './QueryForm.module.css';
import { faultOf, NEW_TARGET, targetFromText, targetToText, type Target } from './target';
import { TargetRows } from './TargetRows';
import { activityFilters, type ActivityFilters, type ActivitySearch } from './url';

interface Props {
  /** What is asked for now. */
  search: ActivitySearch;
  isSearching: boolean;
  onSubmit: (search: ActivitySearch) => void;
}

/** What is being asked for, until it is. */
interface Draft {
  targets: Target[];
  range: Range;
  filters: ActivityFilters;
  conditions: JsonCondition[];
  match: Match;
}

/** Asks for activity: which resources, narrowed by what, and what the payload must say. Nothing runs before it is submitted. */
export function QueryForm({ search, isSearching, onSubmit }: Props) {
  const address = stringifySearch({ ...search });
  const [edited, setEdited] = useState({ address, draft: draftOf(search) });
  if (edited.address !== address) {
    setEdited({ address, draft: draftOf(search) });
  }
  const { draft } = edited;
  const change = (part: Partial<Draft>) => setEdited({ address, draft: { ...draft, ...part } });
  const add = (field: Field) => (value: string) => change({ filters: added(draft.filters, field, value) });
  const toggle = (field: 'action' | 'resourceType' | 'origin') => (value: string) =>
    change({ filters: (draft.filters[field]?.includes(value) ? removed : added)(draft.filters, field, value) });
  const { filters } = draft;
  return (
    <form
      className={classes.form}
      aria-label="Search activity"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!draft.targets.some(faultOf)) {
          onSubmit(searchOf(draft));
        }
      }}
    >
      <Section title="Resources" hint="Any of these">
        <TargetRows value={draft.targets} onChange={(targets) => change({ targets })} />
      </Section>
      <Section title="Narrowed by" hint="All of these">
        <div className={classes.line}>
          <RangePicker value={draft.range} onChange={(range) => change({ range })} />
          <BadgePicker kind="actions" label="Action" values={filters.action ?? []} onToggle={toggle('action')} />
          <BadgePicker
            kind="resource-types"
            label="Type"
            values={filters.resourceType ?? []}
            onToggle={toggle('resourceType')}
          />
          <BadgePicker kind="origins" label="Origin" values={filters.origin ?? []} onToggle={toggle('origin')} />
        </div>
        <div className={classes.inputs}>
          <NameInputs onAdd={add} />
        </div>
        <FilterChips filters={filters} onChange={(next) => change({ filters: activityFilters({ ...next }) })} />
      </Section>
      <Section title="Payload" hint="What it says">
        <JsonConditions
          value={draft.conditions}
          match={draft.match}
          onChange={(conditions, match) => change({ conditions, match })}
        />
      </Section>
      <footer className={classes.footer}>
        {address !== '' && (
          <Button variant="subtle" color="gray" onClick={() => onSubmit({})}>
            Start over
          </Button>
        )}
        <Button type="submit" leftSection={<IconSearch size={15} />} loading={isSearching}>
          Search
        </Button>
      </footer>
    </form>
  );
}

function Section({ title, hint, children }: { title: string; hint: string; children: React.ReactNode }) {
  return (
    <fieldset className={classes.section}>
      <legend className="visually-hidden">
        {title}: {hint}
      </legend>
      <div className={classes.name} aria-hidden>
        <span className={classes.title}>{title}</span>
        <span className={classes.hint}>{hint}</span>
      </div>
      <div className={classes.content}>{children}</div>
    </fieldset>
  );
}

function draftOf(search: ActivitySearch): Draft {
  const targets = search.resource?.flatMap((text) => targetFromText(text) ?? []) ?? [];
  return {
    targets: targets.length === 0 ? [NEW_TARGET] : targets,
    range: rangeSearch({ ...search }),
    filters: without(activityFilters({ ...search }), 'jsonFilter', 'match'),
    conditions: search.jsonFilter?.flatMap((json) => conditionFromJson(json) ?? []) ?? [],
    match: search.match ?? 'any',
  };
}

/** Rows that are not filled in are left out. */
function searchOf({ targets, range, filters, conditions, match }: Draft): ActivitySearch {
  const resource = targets.filter(({ id }) => id.trim() !== '').map(targetToText);
  const jsonFilter = conditions.filter(isComplete).map(conditionToJson);
  return {
    ...(resource.length > 0 && { resource }),
    ...range,
    ...filters,
    ...(jsonFilter.length > 0 && { jsonFilter }),
    ...(jsonFilter.length > 1 && match === 'all' && { match }),
  };
}
