import { Button, Group, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import {
  conditionFromJson,
  conditionToJson,
  isComplete,
  NEW_CONDITION,
  type Match,
} from '~/components/JsonConditions/condition';
import { JsonConditions } from '~/components/JsonConditions/JsonConditions';
import classes from './FilterBar.module.css';

interface Props {
  /** Each the JSON text of a condition. */
  values: readonly string[];
  match: Match;
  onChange: (values: string[], match: Match) => void;
}

/** Conditions on what a payload says. */
export function PayloadPicker({ values, match, onChange }: Props) {
  const [isOpen, { toggle, close }] = useDisclosure();
  return (
    <Popover
      opened={isOpen}
      onDismiss={close}
      position="bottom-start"
      trapFocus
      returnFocus
      width="min(560px, 100vw - 24px)"
    >
      <Popover.Target>
        <Button
          size="xs"
          variant="default"
          className={classes.picker}
          data-active={values.length > 0 || undefined}
          rightSection={<IconChevronDown size={14} stroke={1.7} />}
          onClick={toggle}
        >
          Payload
          {values.length > 0 && <span className={classes.tally}>{values.length}</span>}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Conditions on the payload">
        <Draft
          values={values}
          match={match}
          onApply={(...change) => {
            close();
            onChange(...change);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function Draft({ values, match, onApply }: { values: readonly string[]; match: Match; onApply: Props['onChange'] }) {
  const [conditions, setConditions] = useState(() => {
    const known = values.flatMap((json) => conditionFromJson(json) ?? []);
    return known.length === 0 ? [NEW_CONDITION] : known;
  });
  const [wanted, setWanted] = useState(match);
  const apply = () => onApply(conditions.filter(isComplete).map(conditionToJson), wanted);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        apply();
      }}
    >
      <JsonConditions
        value={conditions}
        match={wanted}
        onChange={(next, nextMatch) => {
          setConditions(next);
          setWanted(nextMatch);
        }}
      />
      <Group justify="flex-end" mt="sm">
        <Button size="xs" type="submit">
          Apply
        </Button>
      </Group>
    </form>
  );
}
