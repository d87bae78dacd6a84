import { ActionIcon, Alert, SegmentedControl, TextInput } from '@mantine/core';
import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconChevronDown,
  IconChevronUp,
  IconSearch,
} from '@tabler/icons-react';
import { useReducer, useState } from 'react';
import { parseJson, type JsonNode } from '~/format/json/parse';
import { quantity } from '~/format/numbers';
import { CopyIconButton } from '../CopyIconButton';
import { MOST_MATCHES } from './find';
import { START, treeState } from './state';
import { TreeView } from './TreeView';
import classes from './PayloadTree.module.css';

interface Props {
  /** JSON, exactly as it was sent. */
  raw: string;
  /** What it is, for those who do not see it. */
  label?: string;
}

/** A payload to look around in: opened level by level, searched, copied from; or its bare text as it was sent. */
export function PayloadTree({ raw, label = 'Payload' }: Props) {
  return <Payload key={raw} raw={raw} label={label} />;
}

function Payload({ raw, label }: Required<Props>) {
  const [root] = useState(() => readable(raw));
  const [view, setView] = useState<'tree' | 'raw'>('tree');
  const [state, dispatch] = useReducer(treeState, START);
  const isRaw = view === 'raw' || root instanceof Error;
  return (
    <div className={classes.payload}>
      <div className={classes.toolbar}>
        {!isRaw && root.children.length > 0 && (
          <>
            <TextInput
              size="xs"
              className={classes.search ?? ''}
              leftSection={<IconSearch size={14} />}
              placeholder="Find in payload"
              aria-label={`Find in ${label.toLowerCase()}`}
              value={state.query}
              // Escape empties the field first; only then may it close the drawer around it.
              data-mantine-stop-propagation={state.query !== ''}
              onChange={(event) => dispatch({ type: 'search', root, query: event.currentTarget.value })}
              onKeyDown={(event) => {
                if (event.key === 'Enter') {
                  dispatch({ type: 'step', by: event.shiftKey ? -1 : 1 });
                } else if (event.key === 'Escape' && state.query !== '') {
                  dispatch({ type: 'search', root, query: '' });
                }
              }}
              rightSectionWidth={state.query === '' ? 0 : 74}
              rightSection={
                <span className={classes.hits}>{state.query !== '' && hits(state.current, state.found.length)}</span>
              }
            />
            <Tool
              label="Previous match"
              isOff={state.found.length === 0}
              onClick={() => dispatch({ type: 'step', by: -1 })}
            >
              <IconChevronUp size={15} />
            </Tool>
            <Tool label="Next match" isOff={state.found.length === 0} onClick={() => dispatch({ type: 'step', by: 1 })}>
              <IconChevronDown size={15} />
            </Tool>
            <Tool label="Open everything" onClick={() => dispatch({ type: 'rule', rule: 'all' })}>
              <IconArrowsMaximize size={14} />
            </Tool>
            <Tool label="Close everything" onClick={() => dispatch({ type: 'rule', rule: 'none' })}>
              <IconArrowsMinimize size={14} />
            </Tool>
          </>
        )}
        <span className={classes.space} />
        {!(root instanceof Error) && (
          <SegmentedControl
            size="xs"
            className={classes.views ?? ''}
            aria-label="How the payload is shown"
            value={view}
            onChange={setView}
            data={[
              { value: 'tree', label: 'Tree' },
              { value: 'raw', label: 'Raw' },
            ]}
          />
        )}
        <CopyIconButton text={() => raw} label={`Copy the ${label.toLowerCase()}`} />
      </div>
      <span className="visually-hidden" role="status">
        {state.query !== '' && hits(state.current, state.found.length)}
      </span>
      {root instanceof Error && (
        <Alert color="red" variant="light" radius={0}>
          This is not JSON: {root.message}
        </Alert>
      )}
      {isRaw ? (
        <pre className={classes.raw} tabIndex={0} aria-label={`${label} as sent`} role="region">
          <code>{raw}</code>
        </pre>
      ) : (
        <TreeView root={root} state={state} dispatch={dispatch} label={label} />
      )}
    </div>
  );
}

function Tool(props: { label: string; isOff?: boolean; onClick: () => void; children: React.ReactNode }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={28}
      className={classes.tool ?? ''}
      aria-label={props.label}
      title={props.label}
      disabled={props.isOff ?? false}
      onClick={props.onClick}
    >
      {props.children}
    </ActionIcon>
  );
}

function hits(current: number, size: number): string {
  const all = size === MOST_MATCHES ? `${quantity(size)}+` : quantity(size);
  return size === 0 ? 'none' : `${quantity(current + 1)} of ${all}`;
}

function readable(raw: string): JsonNode | Error {
  try {
    return parseJson(raw);
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
}
