import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useBadges } from '~/api/catalog';
import { conditionFromJson, conditionInWords } from '~/components/JsonConditions/condition';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { cleared, entriesOf, removed, type Field, type Filters } from './filters';
import classes from './FilterBar.module.css';

interface Props {
  filters: Filters;
  onChange: (filters: Filters) => void;
}

const NAMES: Record<Field, string> = {
  action: 'Action',
  resourceType: 'Type',
  origin: 'Origin',
  resourceId: 'Resource',
  userId: 'User',
  uowId: 'Unit of work',
  externalReference: 'Reference',
  jsonFilter: 'Payload',
};

/** Every filter that is active, each with a way to take it away. */
export function FilterChips({ filters, onChange }: Props) {
  const badges = {
    action: useBadges('actions'),
    resourceType: useBadges('resource-types'),
    origin: useBadges('origins'),
  };
  const entries = entriesOf(filters);
  if (entries.length === 0) {
    return null;
  }
  const shown = (field: Field, value: string): ReactNode => {
    if (field === 'action' || field === 'resourceType' || field === 'origin') {
      return <MnemonicBadge mnemonic={value} {...badges[field](value)} />;
    }
    return <bdi className={classes.chipValue}>{field === 'jsonFilter' ? inWords(value) : value}</bdi>;
  };
  return (
    <ul className={classes.chips} aria-label="Active filters">
      {entries.map(({ field, value }) => (
        <li key={`${field} ${value}`} className={classes.chip}>
          <span className={classes.chipName}>{NAMES[field]}</span>
          {shown(field, value)}
          <button
            type="button"
            className={classes.remove}
            aria-label={`Remove ${NAMES[field]} ${field === 'jsonFilter' ? inWords(value) : value}`}
            onClick={() => onChange(removed(filters, field, value))}
          >
            <IconX size={13} stroke={2} />
          </button>
        </li>
      ))}
      <li>
        <button type="button" className={classes.clear} onClick={() => onChange(cleared(filters))}>
          Clear all
        </button>
      </li>
    </ul>
  );
}

function inWords(json: string): string {
  const condition = conditionFromJson(json);
  return condition ? conditionInWords(condition) : json;
}
