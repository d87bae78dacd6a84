import { Kbd, Loader } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { PaletteList } from './PaletteList';
import { inGroups, type Target } from './target';
import { useCatalogTargets } from './useCatalogTargets';
import { useFixedTargets } from './useFixedTargets';
import { useFoundTargets } from './useFoundTargets';
import classes from './Palette.module.css';

/** One line to type into, and what it leads to: a combobox after the ARIA practices, the focus stays in the line. */
export function Palette({ onDone }: { onDone: () => void }) {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<string>();
  const listId = useId();
  const found = useFoundTargets(query);
  const groups = inGroups([...useFixedTargets(query), ...useCatalogTargets(query), ...found.targets]);
  const targets = groups.flatMap((group) => group.targets);
  const index = Math.max(
    0,
    targets.findIndex((target) => idOf(target) === chosen),
  );
  const current = targets[index];
  const run = (target: Target) => {
    onDone();
    void Promise.resolve(target.run()).catch(tell);
  };
  const move = (step: number) => {
    const next = targets.at((index + step) % targets.length);
    setChosen(next && idOf(next));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && current) {
      event.preventDefault();
      run(current);
    }
  };
  return (
    <div className={classes.palette}>
      <div className={classes.line}>
        <IconSearch size={18} stroke={1.7} aria-hidden />
        <input
          className={classes.input}
          role="combobox"
          aria-label="Search pages, resources, users, units of work"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current && domId(listId, idOf(current))}
          aria-autocomplete="list"
          placeholder="Resource, user, unit of work, #number, page…"
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setChosen(undefined);
          }}
          onKeyDown={onKeyDown}
          data-autofocus
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="auto"
          maxLength={512}
        />
        {found.isSearching && <Loader size={16} aria-hidden />}
      </div>
      <PaletteList
        id={listId}
        groups={groups}
        current={current}
        domId={(target) => domId(listId, idOf(target))}
        onPoint={(target) => setChosen(idOf(target))}
        onRun={run}
      />
      <footer className={classes.keys} aria-hidden>
        <span>
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> move
        </span>
        <span>
          <Kbd size="xs">↵</Kbd> open
        </span>
        <span>
          <Kbd size="xs">esc</Kbd> close
        </span>
      </footer>
      <span className="visually-hidden" role="status">
        {found.isSearching ? 'Searching' : `${targets.length} found`}
      </span>
    </div>
  );
}

function idOf({ group, id }: Target): string {
  return `${group} ${id}`;
}

/** Without spaces, as lists of ids are separated by them. */
function domId(listId: string, id: string): string {
  return `${listId}-${encodeURIComponent(id)}`;
}

function tell(reason: unknown): void {
  notifications.show({ color: 'red', message: reason instanceof Error ? reason.message : String(reason) });
}
