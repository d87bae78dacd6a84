import { Alert, Button, Group, Modal, TextInput } from '@mantine/core';
import { useState, type SubmitEvent, type ReactNode } from 'react';
import { sentenceOf } from '~/api/problem';
import classes from './ConfirmDialog.module.css';

interface Props {
  title: string;
  /** What will happen, and what will not. */
  children: ReactNode;
  /** The button's words: what is done, as a verb. */
  action: string;
  /** Has to be typed before the button works, for what cannot be taken back. */
  typed?: string;
  isPending: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something is done that is hard to undo. Shown while it is mounted. */
export function ConfirmDialog({ title, children, action, typed, isPending, error, onConfirm, onClose }: Props) {
  const [text, setText] = useState('');
  const isSure = typed === undefined || text.trim() === typed;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // A dialog may have been opened from within another form.
    event.stopPropagation();
    if (isSure && !isPending) {
      onConfirm();
    }
  };
  return (
    <Modal opened onClose={onClose} title={title} classNames={{ title: classes.title ?? '' }}>
      <form className={classes.form} onSubmit={submit}>
        <div className={classes.text}>{children}</div>
        {typed !== undefined && (
          <TextInput
            label={
              <>
                Type <bdi className={classes.typed}>{typed}</bdi> to go on
              </>
            }
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        )}
        {error !== null && error !== undefined && (
          <Alert color="red" variant="light" role="alert">
            {sentenceOf(error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} {...(typed === undefined && { 'data-autofocus': true })}>
            Cancel
          </Button>
          <Button type="submit" color="var(--danger)" disabled={!isSure} loading={isPending}>
            {action}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
