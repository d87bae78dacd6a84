import { Alert, Drawer } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import type { CatalogEntry } from '~/api/catalog';
import { ScopeNote } from '~/components/ScopeNote';
import { EmptyState } from '~/components/States';
import { BadgePreview } from './BadgePreview';
import { draftOf } from './draft';
import { EntryForm } from './EntryForm';
import type { KindInWords } from './kinds';
import { NEW } from './url';
import classes from './EntryDrawer.module.css';

interface Props {
  words: KindInWords;
  entries: CatalogEntry[];
  /** The entry's id, or {@link NEW}; closed while undefined. */
  edit: string | undefined;
  mayWrite: boolean;
  onClose: () => void;
}

/** One entry of the catalog, beside it. */
export function EntryDrawer({ words, entries, edit, mayWrite, onClose }: Props) {
  // What is shown stays while the drawer slides out.
  const found = entries.find(({ id }) => id === edit);
  const [shown, setShown] = useState({ edit, entry: found });
  if (edit !== undefined && (edit !== shown.edit || found !== shown.entry)) {
    setShown({ edit, entry: found });
  }
  const isNew = shown.edit === NEW;
  const { entry } = shown;
  const title = isNew ? `New ${words.noun}` : (entry?.title ?? 'Not found');
  return (
    <Drawer
      opened={edit !== undefined}
      onClose={onClose}
      position="right"
      size="min(100%, 460px)"
      title={<bdi>{title}</bdi>}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{
        content: classes.content ?? '',
        title: classes.title ?? '',
        header: classes.header ?? '',
        body: classes.body ?? '',
      }}
    >
      {isNew || entry ? (
        mayWrite && !entry?.isSystem ? (
          <EntryForm key={shown.edit} words={words} entry={entry} onClose={onClose} />
        ) : (
          entry && <EntryFacts words={words} entry={entry} />
        )
      ) : (
        <EmptyState title={`There is no such ${words.noun}`}>It may have been archived.</EmptyState>
      )}
      {isNew && !mayWrite && <ScopeNote scope="write">The catalog cannot be changed from here.</ScopeNote>}
    </Drawer>
  );
}

/** An entry that cannot be changed here, and why. */
function EntryFacts({ words, entry }: { words: KindInWords; entry: CatalogEntry }) {
  return (
    <div className={classes.facts}>
      <BadgePreview draft={draftOf(entry)} example={words.example.mnemonic} />
      {entry.isSystem ? (
        <Alert variant="light" color="gray" icon={<IconLock size={16} />}>
          This is a system entry: Provenance itself records with it, so it cannot be changed or archived.
        </Alert>
      ) : (
        <ScopeNote scope="write">It cannot be changed from here.</ScopeNote>
      )}
      <dl className={classes.list}>
        <dt>Mnemonic</dt>
        <dd className="mono">{entry.mnemonic}</dd>
        <dt>Description</dt>
        <dd dir="auto">{entry.description ?? 'None'}</dd>
        <dt>Background</dt>
        <dd className="mono">{entry.bgColorHex ?? 'By its name'}</dd>
        <dt>Font</dt>
        <dd className="mono">{entry.fontColorHex ?? 'Black or white'}</dd>
      </dl>
    </div>
  );
}
