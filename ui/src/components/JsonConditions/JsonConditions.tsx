import { ActionIcon, Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { NEW_CONDITION, type JsonCondition, type Match, type Operator } from './condition';
import classes from './JsonConditions.module.css';

interface Props {
  value: JsonCondition[];
  match: Match;
  onChange: (value: JsonCondition[], match: Match) => void;
}

const CHOICES: { value: Operator | 'missing'; label: string }[] = [
  { value: 'equals', label: 'equals' },
  { value: 'contains', label: 'contains' },
  { value: 'startsWith', label: 'starts with' },
  { value: 'gt', label: '> more than' },
  { value: 'gte', label: '≥ at least' },
  { value: 'lt', label: '< less than' },
  { value: 'lte', label: '≤ at most' },
  { value: 'exists', label: 'exists' },
  { value: 'missing', label: 'is missing' },
];

/** The most the API takes. */
const MOST = 20;

/** Conditions on the payload: a path in it, how to compare, with what. Incomplete ones are the caller's to leave out. */
export function JsonConditions({ value, match, onChange }: Props) {
  const change = (index: number, condition: JsonCondition) => onChange(value.with(index, condition), match);
  return (
    <div className={classes.conditions} role="group" aria-label="Conditions on the payload">
      {value.length > 1 && (
        <div className={classes.match}>
          <SegmentedControl
            size="xs"
            aria-label="How many of the conditions must hold"
            value={match}
            onChange={(next) => onChange(value, next === 'all' ? 'all' : 'any')}
            data={[
              { value: 'any', label: 'Any' },
              { value: 'all', label: 'All' },
            ]}
          />
          <span>of these must hold</span>
        </div>
      )}
      {value.map((condition, index) => (
        <Row
          key={index}
          number={index + 1}
          condition={condition}
          onChange={(next) => change(index, next)}
          onRemove={() => onChange(value.toSpliced(index, 1), match)}
        />
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={value.length >= MOST}
          onClick={() => onChange([...value, NEW_CONDITION], match)}
        >
          Add a condition on the payload
        </Button>
      </div>
      {value.length > 0 && (
        <p className={classes.hint}>
          <code>100</code>, <code>true</code> and <code>null</code> are compared as what they are, everything else as
          text; <code>"100"</code> in quotes is text, too. Paths go through objects by name and through lists by number,
          from 0: <code>items.0.sku</code>
        </p>
      )}
    </div>
  );
}

interface RowProps {
  number: number;
  condition: JsonCondition;
  onChange: (condition: JsonCondition) => void;
  onRemove: () => void;
}

function Row({ number, condition, onChange, onRemove }: RowProps) {
  const { path, operator, value } = condition;
  const isExists = operator === 'exists';
  const choose = (choice: string) => {
    const next = CHOICES.find((known) => known.value === choice)?.value ?? 'equals';
    if (next === 'missing' || next === 'exists') {
      onChange({ path, operator: 'exists', value: String(next === 'exists') });
    } else {
      onChange({ path, operator: next, value: isExists ? '' : value });
    }
  };
  return (
    <div className={classes.row}>
      <TextInput
        className={classes.path}
        classNames={{ input: classes.code ?? '' }}
        size="xs"
        aria-label={`Path of condition ${number}`}
        placeholder="payment.amount"
        value={path}
        spellCheck={false}
        autoCapitalize="off"
        onChange={(event) => onChange({ ...condition, path: event.currentTarget.value })}
      />
      <NativeSelect
        className={classes.operator}
        size="xs"
        aria-label={`Comparison of condition ${number}`}
        data={CHOICES}
        value={isExists && value === 'false' ? 'missing' : operator}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {!isExists && (
        <TextInput
          className={classes.value}
          classNames={{ input: classes.code ?? '' }}
          size="xs"
          aria-label={`Value of condition ${number}`}
          placeholder="100, true, card"
          value={value}
          dir="auto"
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => onChange({ ...condition, value: event.currentTarget.value })}
        />
      )}
      <ActionIcon
        className={classes.remove}
        variant="subtle"
        color="gray"
        aria-label={`Remove condition ${number}`}
        onClick={onRemove}
      >
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}
