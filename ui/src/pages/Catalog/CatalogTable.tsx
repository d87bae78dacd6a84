import { Button } from '@mantine/core';
import { IconListSearch, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CatalogEntry } from '~/api/catalog';
import { DataTable, SkeletonRows } from '~/components/DataTable';
import { Identifier } from '~/components/Identifier';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { When } from '~/components/When';
import { quantity } from '~/format/numbers';
import type { KindInWords } from './kinds';
import classes from './CatalogTable.module.css';

/** As many rows as browsers draw without a hitch. */
const AT_ONCE = 200;

interface Props {
  words: KindInWords;
  /** undefined while they are loading. */
  entries: CatalogEntry[] | undefined;
}

export function CatalogTable({ words, entries }: Props) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? entries : entries?.slice(0, AT_ONCE);
  const rest = (entries?.length ?? 0) - (shown?.length ?? 0);
  return (
    <>
      <DataTable
        label={words.title}
        head={
          <>
            <th scope="col">Badge</th>
            <th scope="col">Title</th>
            <th scope="col" data-wide>
              Mnemonic
            </th>
            <th scope="col" data-wide>
              Changed
            </th>
            <th scope="col">
              <span className="visually-hidden">What was recorded with it</span>
            </th>
          </>
        }
      >
        {shown ? (
          shown.map((entry) => <Row key={entry.id} words={words} entry={entry} />)
        ) : (
          <SkeletonRows rows={8} columns={5} />
        )}
      </DataTable>
      {rest > 0 && (
        <div className={classes.more}>
          <Button size="xs" variant="default" onClick={() => setWhole(true)}>
            Show {quantity(rest)} more
          </Button>
        </div>
      )}
    </>
  );
}

function Row({ words, entry }: { words: KindInWords; entry: CatalogEntry }) {
  return (
    <tr>
      <td className={classes.badge}>
        <MnemonicBadge {...entry} />
      </td>
      <td className={classes.main}>
        <span className={classes.title}>
          <Link
            className={classes.open}
            to="/catalog/$kind"
            params={{ kind: words.kind }}
            search={(before) => ({ ...before, edit: entry.id })}
            resetScroll={false}
          >
            <bdi>{entry.title}</bdi>
          </Link>
          {entry.isSystem && (
            <span className={classes.system}>
              <IconLock size={12} aria-hidden /> System
            </span>
          )}
        </span>
        {entry.description && (
          <span className={classes.description} dir="auto">
            {entry.description}
          </span>
        )}
      </td>
      <td data-wide className={classes.mnemonic}>
        <Identifier value={entry.mnemonic} />
      </td>
      <td data-wide className={classes.date}>
        <When date={entry.modifiedDate} />
      </td>
      <td data-align="end" className={classes.links}>
        <Link
          className={classes.link}
          to="/interactions"
          search={words.filter(entry.mnemonic)}
          aria-label={`Interactions with ${entry.mnemonic}`}
        >
          <span className={classes.word}>Interactions</span>
          <IconListSearch className={classes.sign ?? ''} size={18} stroke={1.7} aria-hidden />
        </Link>
      </td>
    </tr>
  );
}
