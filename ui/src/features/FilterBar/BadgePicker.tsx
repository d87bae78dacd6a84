import { Button, Combobox, useCombobox } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { catalogQuery, type CatalogEntry, type CatalogKind } from '~/api/catalog';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { count } from '~/format/numbers';
import classes from './FilterBar.module.css';

interface Props {
  kind: CatalogKind;
  /** What one of them is called. */
  label: string;
  values: readonly string[];
  onToggle: (mnemonic: string) => void;
}

/** More than these nobody looks through; typing narrows. */
const MOST = 100;

/** Chooses any number of types, actions or origins, by badge or title. */
export function BadgePicker({ kind, label, values, onToggle }: Props) {
  const [text, setText] = useState('');
  const { data: entries = [] } = useQuery(catalogQuery(kind));
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      combobox.focusTarget();
      setText('');
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  });
  const isNarrowed = text.trim() !== '';
  // What Enter would choose is marked as soon as it is in the list.
  useEffect(() => {
    if (isNarrowed) {
      combobox.selectFirstOption();
    }
  }, [text, isNarrowed]); // eslint-disable-line react-hooks/exhaustive-deps -- the combobox is another object each time
  const found = matching(entries, text);
  const chosen = values.length === 0 ? 'any' : values.join(', ');
  return (
    <Combobox store={combobox} position="bottom-start" width={280} shadow="md" onOptionSubmit={onToggle} withinPortal>
      <Combobox.Target withAriaAttributes={false}>
        <Button
          size="xs"
          variant="default"
          className={classes.picker}
          data-active={values.length > 0 || undefined}
          rightSection={<IconChevronDown size={14} stroke={1.7} />}
          onClick={() => combobox.toggleDropdown()}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          aria-label={`${label}: ${chosen}`}
        >
          {label}
          {values.length > 0 && <span className={classes.tally}>{values.length}</span>}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
          placeholder={`Find among ${count(entries.length, label.toLowerCase())}`}
          aria-label={`Find ${label.toLowerCase()}`}
        />
        <Combobox.Options mah={280} className={classes.options} aria-label={label} aria-multiselectable>
          {found.slice(0, MOST).map((entry) => {
            const isChosen = values.includes(entry.mnemonic);
            return (
              <Combobox.Option
                key={entry.id}
                value={entry.mnemonic}
                aria-selected={isChosen}
                className={classes.option}
              >
                <IconCheck size={14} className={classes.check} data-on={isChosen || undefined} />
                <MnemonicBadge {...entry} title="" />
                <bdi className={classes.title}>{entry.title}</bdi>
              </Combobox.Option>
            );
          })}
          {found.length === 0 && <Combobox.Empty>Nothing found</Combobox.Empty>}
        </Combobox.Options>
        {found.length > MOST && <Combobox.Footer>{count(found.length - MOST, 'more')}: type to narrow</Combobox.Footer>}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function matching(entries: readonly CatalogEntry[], text: string): CatalogEntry[] {
  const wanted = text.trim().toLowerCase();
  return entries.filter(
    ({ mnemonic, title }) => mnemonic.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted),
  );
}
