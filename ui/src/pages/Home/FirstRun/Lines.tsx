import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import classes from './FirstRun.module.css';

/** Lines for a terminal. What is copied may say more than what is shown. */
export function Lines({ shown, copied: text }: { shown: string; copied: string }) {
  return (
    <div className={classes.lines}>
      <pre className={classes.code} tabIndex={0} aria-label="Lines to copy">
        <code>{shown}</code>
      </pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            className={classes.copy}
            size="xs"
            variant="default"
            onClick={copy}
            leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
