import { Alert, Button, Checkbox, Group, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { createKey, keysQuery, type CreatedApiKey } from '~/api/keys';
import { faultAt, sentenceOf } from '~/api/problem';
import { EXPIRIES, expiresDate, localDay, type Expiry } from './expiry';
import { SCOPES } from './scopes';
import classes from './NewKeyDialog.module.css';

const DAY_MS = 24 * 60 * 60 * 1000;

interface Props {
  onClose: () => void;
  onCreated: (key: CreatedApiKey) => void;
}

/** Asks what a new key is for, what it may do and how long it lasts. */
export function NewKeyDialog({ onClose, onCreated }: Props) {
  const [label, setLabel] = useState('');
  const [scopes, setScopes] = useState<string[]>(['read', 'write']);
  const [expiry, setExpiry] = useState<Expiry>('90');
  const [day, setDay] = useState(() => localDay(new Date(Date.now() + 30 * DAY_MS)));
  const queries = useQueryClient();
  const creating = useMutation({
    mutationFn: () =>
      createKey({
        label: label.trim(),
        scopes: SCOPES.map(({ scope }) => scope).filter((scope) => scopes.includes(scope)),
        expiresDate: expiresDate(expiry, day, new Date()),
      }),
    // The answer holds the key: it is kept by whoever shows it, and nowhere else.
    gcTime: 0,
    onSuccess: (key) => {
      onCreated(key);
      return queries.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    creating.mutate();
  };
  const fault = (member: string) => faultAt(creating.error, `/${member}`);
  const isSaidAtField = ['label', 'scopes', 'expiresDate'].some(fault);
  return (
    <Modal opened onClose={onClose} title="New API key" size={480} classNames={{ title: classes.title ?? '' }}>
      <form className={classes.form} onSubmit={submit}>
        <TextInput
          label="Label"
          description="Who or what will use it"
          placeholder="order-service"
          value={label}
          error={fault('label')}
          onChange={(event) => setLabel(event.currentTarget.value)}
          maxLength={200}
          dir="auto"
          data-autofocus
        />
        <Checkbox.Group label="What it may do" value={scopes} onChange={setScopes} error={fault('scopes')}>
          <div className={classes.scopes}>
            {SCOPES.map(({ scope, meaning }) => (
              <Checkbox key={scope} value={scope} label={scope} description={meaning} />
            ))}
          </div>
        </Checkbox.Group>
        <div className={classes.expiry}>
          <span className={classes.label} id="expiry">
            How long it works
          </span>
          <SegmentedControl
            aria-labelledby="expiry"
            fullWidth
            data={[...EXPIRIES]}
            value={expiry}
            onChange={(value) => setExpiry(EXPIRIES.find((known) => known.value === value)?.value ?? '90')}
          />
          {expiry === 'date' && (
            <TextInput
              type="date"
              label="Last day"
              value={day}
              min={localDay(new Date())}
              required
              withAsterisk={false}
              error={fault('expiresDate')}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          )}
        </div>
        {creating.error && !isSaidAtField && (
          <Alert color="red" variant="light" role="alert">
            {sentenceOf(creating.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={creating.isPending}>
            Create key
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
