import { Alert, Button, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { changeEntry, createEntry, type CatalogEntry } from '~/api/catalog';
import { faultAt, ProblemError, sentenceOf } from '~/api/problem';
import { ArchiveDialog } from './ArchiveDialog';
import { BadgePreview } from './BadgePreview';
import { ColorFields } from './ColorFields';
import { Contrast } from './Contrast';
import { changesOf, colorsOf, draftOf, fieldsOf, mnemonicFrom, type Draft } from './draft';
import { EmojiField } from './EmojiField';
import type { KindInWords } from './kinds';
import classes from './EntryForm.module.css';

interface Props {
  words: KindInWords;
  /** undefined for a new one. */
  entry: CatalogEntry | undefined;
  onClose: () => void;
}

const MEMBERS = ['title', 'mnemonic', 'description', 'icon', 'fontColorHex', 'bgColorHex'];

/** Makes an entry, or changes one. What the server refuses is said at the field. */
export function EntryForm({ words, entry: current, onClose }: Props) {
  // What changes meanwhile must not look as if it had been changed here.
  const [entry] = useState(current);
  const [draft, setDraft] = useState(draftOf(entry));
  const [isNamed, setNamed] = useState(entry !== undefined);
  const [isArchiving, setArchiving] = useState(false);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => {
      const fields = fieldsOf(draft);
      return entry ? changeEntry(words.kind, entry.id, changesOf(entry, fields)) : createEntry(words.kind, fields);
    },
    onSuccess: (saved) => {
      notifications.show({ message: `${entry ? 'Saved' : 'Created'} the ${words.noun} ${saved.mnemonic}.` });
      onClose();
      return queries.invalidateQueries();
    },
  });
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const isTaken = saving.error instanceof ProblemError && saving.error.status === 409;
  const isSaidAtField = isTaken || MEMBERS.some((name) => faultAt(saving.error, `/${name}`));
  const isUnchanged = entry !== undefined && Object.keys(changesOf(entry, fieldsOf(draft))).length === 0;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div className={classes.look}>
        <BadgePreview draft={draft} example={words.example.mnemonic} />
        <Contrast {...colorsOf(draft)} onSuggest={(font) => change({ fontColorHex: font })} />
      </div>
      <TextInput
        label="Title"
        placeholder={words.example.title}
        value={draft.title}
        error={faultAt(saving.error, '/title')}
        onChange={(event) => {
          const title = event.currentTarget.value;
          change(isNamed ? { title } : { title, mnemonic: mnemonicFrom(title) });
        }}
        maxLength={200}
        dir="auto"
        data-autofocus
      />
      <TextInput
        label="Mnemonic"
        description="What programs record with: letters, digits, _ - and dots"
        placeholder={words.example.mnemonic}
        value={draft.mnemonic}
        error={isTaken ? 'There is already one with this mnemonic.' : faultAt(saving.error, '/mnemonic')}
        onChange={(event) => {
          setNamed(event.currentTarget.value !== '');
          change({ mnemonic: event.currentTarget.value });
        }}
        maxLength={64}
        spellCheck={false}
        autoCapitalize="characters"
        classNames={{ input: classes.code ?? '' }}
      />
      {entry && draft.mnemonic.trim().toLowerCase() !== entry.mnemonic.toLowerCase() && (
        <Alert color="yellow" variant="light">
          Programs that go on recording with {entry.mnemonic} will make a new entry of that name, or be refused where
          the catalog is strict.
        </Alert>
      )}
      <Textarea
        label="Description"
        value={draft.description}
        error={faultAt(saving.error, '/description')}
        onChange={(event) => change({ description: event.currentTarget.value })}
        maxLength={2000}
        minRows={2}
        maxRows={8}
        autosize
        dir="auto"
      />
      <EmojiField value={draft.icon} error={faultAt(saving.error, '/icon')} onChange={(icon) => change({ icon })} />
      <ColorFields
        draft={draft}
        faults={{ font: faultAt(saving.error, '/fontColorHex'), background: faultAt(saving.error, '/bgColorHex') }}
        onChange={change}
      />
      {saving.error && !isSaidAtField && (
        <Alert color="red" variant="light" role="alert">
          {sentenceOf(saving.error)}
        </Alert>
      )}
      <footer className={classes.footer}>
        {entry && (
          <Button variant="subtle" color="var(--bad)" onClick={() => setArchiving(true)}>
            Archive…
          </Button>
        )}
        <span className={classes.space} />
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={saving.isPending} disabled={isUnchanged}>
          {entry ? 'Save' : 'Create'}
        </Button>
      </footer>
      {entry && isArchiving && (
        <ArchiveDialog words={words} entry={entry} onClose={() => setArchiving(false)} onArchived={onClose} />
      )}
    </form>
  );
}
