import { ActionIcon, Autocomplete, Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { catalogQuery, useBadges } from '~/api/catalog';
import { suggestQuery } from '~/api/suggest';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { EVERY, faultOf, MOST_TARGETS, NEW_TARGET, type Target } from './target';
import classes from './TargetRows.module.css';

interface Props {
  value: Target[];
  onChange: (value: Target[]) => void;
}

/** Which resources: as many rows of type and id as are wanted. */
export function TargetRows({ value, onChange }: Props) {
  const { data: types = [] } = useQuery(catalogQuery('resource-types'));
  const badges = useBadges('resource-types');
  return (
    <div className={classes.rows}>
      {value.map((target, index) => (
        <Row
          key={index}
          number={index + 1}
          target={target}
          types={types.map(({ mnemonic }) => mnemonic)}
          badge={(mnemonic) => <MnemonicBadge mnemonic={mnemonic} {...badges(mnemonic)} />}
          onChange={(next) => onChange(value.with(index, next))}
          onRemove={() => onChange(value.length === 1 ? [NEW_TARGET] : value.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={value.length >= MOST_TARGETS}
          onClick={() => onChange([...value, { ...NEW_TARGET, type: value.at(-1)?.type ?? '' }])}
        >
          Add a resource
        </Button>
      </div>
    </div>
  );
}

interface RowProps {
  number: number;
  target: Target;
  types: string[];
  badge: (mnemonic: string) => React.ReactNode;
  onChange: (target: Target) => void;
  onRemove: () => void;
}

function Row({ number, target, types, badge, onChange, onRemove }: RowProps) {
  const [asked] = useDebouncedValue(target.id.trim(), 120);
  const isAsking = asked !== '' && asked !== EVERY;
  const { data: known = [] } = useQuery({ ...suggestQuery('resourceId', asked), enabled: isAsking });
  const fault = faultOf(target);
  return (
    <div className={classes.row}>
      <Autocomplete
        className={classes.type}
        size="xs"
        aria-label={`Type of resource ${number}`}
        placeholder="Any type"
        data={types}
        limit={50}
        renderOption={({ option }) => badge(option.value)}
        value={target.type}
        error={fault?.type}
        spellCheck={false}
        autoCapitalize="characters"
        onChange={(type) => onChange({ ...target, type })}
      />
      <Autocomplete
        className={classes.id}
        classNames={{ input: classes.code ?? '', option: classes.code ?? '' }}
        size="xs"
        aria-label={`Id of resource ${number}`}
        placeholder="order-789, * for all of the type, or a unit of work"
        // They come filtered from the server, which knows more than is shown here.
        data={isAsking ? [...new Set(known)] : []}
        filter={({ options }) => options}
        value={target.id}
        error={fault?.id}
        dir="auto"
        spellCheck={false}
        autoCapitalize="off"
        onChange={(id) => onChange({ ...target, id })}
      />
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove resource ${number}`} onClick={onRemove}>
        <IconX size={15} />
      </ActionIcon>
    </div>
  );
}
