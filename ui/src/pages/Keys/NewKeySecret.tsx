import { Alert, Button, CopyButton, Modal } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import { serverUrl } from '~/api/client';
import type { CreatedApiKey } from '~/api/keys';
import { tryIt } from './scopes';
import classes from './NewKeySecret.module.css';

/** The one time a key is seen. Closes by saying that it is stored, and in no other way. */
export function NewKeySecret({ created, onClose }: { created: CreatedApiKey; onClose: () => void }) {
  const nothing = () => undefined;
  return (
    <Modal
      opened
      onClose={nothing}
      closeOnEscape={false}
      closeOnClickOutside={false}
      withCloseButton={false}
      title={
        <>
          The key for <bdi>{created.label}</bdi>
        </>
      }
      size={600}
      classNames={{ title: classes.title ?? '' }}
    >
      <div className={classes.body}>
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle size={18} />}>
          Copy it now. The server keeps only a hash: nobody can show it again.
        </Alert>
        <Secret label="API key" value={created.key} />
        <Secret label="Try it" value={tryIt(serverUrl, created.key, created.scopes)} />
        <Button onClick={onClose}>I have stored it</Button>
      </div>
    </Modal>
  );
}

function Secret({ label, value }: { label: string; value: string }) {
  return (
    <section aria-label={label}>
      <header className={classes.head}>
        <h3 className={classes.label}>{label}</h3>
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
              onClick={copy}
              aria-label={copied ? 'Copied' : `Copy: ${label}`}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </header>
      <code className={classes.value}>{value}</code>
    </section>
  );
}
