import { Button, Popover, Skeleton, TextInput } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { interactionsQuery } from '~/api/interactions';
import { isUuid } from '~/api/traces';
import { shortened } from '~/components/Identifier';
import { When } from '~/components/When';
import type { Step } from '../steps';
import classes from './ComparePicker.module.css';
import { alike } from './alike';

const SEARCHED = 100;

interface Props {
  /** The unit of work that is to be compared, and how it begins. */
  id: string;
  first: Step | undefined;
  onPick: (other: string) => void;
}

/** Asks for another unit of work, and offers the latest that began alike. */
export function ComparePicker({ id, first, onPick }: Props) {
  const [isOpen, setOpen] = useState(false);
  const pick = (other: string) => {
    setOpen(false);
    onPick(other);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={380} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowsDiff size={15} stroke={1.7} />}
          onClick={() => setOpen(!isOpen)}
        >
          Compare…
        </Button>
      </Popover.Target>
      <Popover.Dropdown maw="calc(100vw - 24px)">
        <OtherId id={id} onPick={pick} />
        {first && <Suggestions id={id} first={first} onPick={pick} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function OtherId({ id, onPick }: { id: string; onPick: (other: string) => void }) {
  const [text, setText] = useState('');
  const [isRefused, setRefused] = useState(false);
  const other = text.trim().toLowerCase();
  const fault = !isUuid(other)
    ? 'This is no id of a unit of work (expected: a UUID).'
    : other === id.toLowerCase()
      ? 'This is the unit of work you are looking at.'
      : null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setRefused(true);
        if (fault === null) {
          onPick(other);
        }
      }}
    >
      <TextInput
        size="xs"
        label="Compare with the unit of work"
        placeholder="550e8400-e29b-41d4-a716-446655440000"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setRefused(false);
        }}
        error={isRefused && fault}
        inputContainer={(input) => (
          <span className={classes.entry}>
            {input}
            <Button type="submit" size="xs">
              Compare
            </Button>
          </span>
        )}
        spellCheck={false}
        autoComplete="off"
        data-autofocus
      />
    </form>
  );
}

function Suggestions({ id, first, onPick }: { id: string; first: Step; onPick: (other: string) => void }) {
  const filter = { resourceType: [first.resourceType], action: [first.action], origin: [first.origin] };
  const { data } = useQuery(interactionsQuery(filter, 1, SEARCHED));
  const units = data && alike(data.data, id);
  return (
    <section className={classes.suggestions}>
      <h3 className={classes.heading}>
        The latest others with{' '}
        <bdi>
          {first.origin} {first.action} {first.resourceType}
        </bdi>
      </h3>
      {!units && <Skeleton height={120} />}
      {units?.length === 0 && <p className={classes.none}>There is no other.</p>}
      <ul className={classes.list}>
        {units?.map((unit) => (
          <li key={unit.uowId}>
            <button type="button" className={classes.unit} onClick={() => onPick(unit.uowId)}>
              <span className={classes.id}>{shortened(unit.uowId)}</span>
              <bdi className={classes.resource}>{unit.resourceId}</bdi>
              <When date={unit.date} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
