import { Loader, Tabs } from '@mantine/core';
import type { LiveState } from '~/api/liveInteractions';
import { serverUrl } from '~/api/client';
import { useKeyInMemory } from '~/api/keyInMemory';
import { PageHeader } from '~/components/PageHeader';
import { KeyNote } from './KeyNote';
import { Lines } from './Lines';
import { masked, NO_KEY, SNIPPETS } from './snippets';
import classes from './FirstRun.module.css';

const API_URL = `${serverUrl}/api`;

/** The lines to copy, for this server and this key; beneath, an ear to the log. */
export function Guide({ state }: { state: LiveState }) {
  const key = useKeyInMemory() ?? NO_KEY;
  return (
    <div className={classes.page}>
      <PageHeader
        title="Record your first interaction"
        documentTitle="Home"
        description="Nothing has been recorded yet. Copy one of these into a terminal: it appears here as soon as it is on disk."
      />
      <Tabs defaultValue="curl" className={classes.card} classNames={{ list: classes.tabs ?? '' }}>
        <Tabs.List aria-label="Ways to record">
          {SNIPPETS.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {SNIPPETS.map(({ id, where, lines }) => (
          <Tabs.Panel key={id} value={id}>
            <Lines where={where} shown={lines(API_URL, masked(key))} copied={lines(API_URL, key)} />
          </Tabs.Panel>
        ))}
        <KeyNote isKnown={key !== NO_KEY} />
      </Tabs>
      <p className={classes.listening} role="status">
        <Loader size={18} type="dots" aria-hidden />
        {state === 'reconnecting'
          ? 'The server is away; listening again as soon as it is back'
          : 'Listening for the first interaction'}
      </p>
    </div>
  );
}
