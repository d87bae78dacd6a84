import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconTags } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { catalogQuery } from '~/api/catalog';
import { useMay } from '~/api/session';
import { PageHeader } from '~/components/PageHeader';
import { Panel } from '~/components/Panel';
import { ScopeNote } from '~/components/ScopeNote';
import { EmptyState, ErrorState } from '~/components/States';
import { count, quantity } from '~/format/numbers';
import { CatalogTable } from './CatalogTable';
import { matching } from './draft';
import { EntryDrawer } from './EntryDrawer';
import { kindInWords, KINDS, type KindInWords } from './kinds';
import { StrictCatalog } from './StrictCatalog';
import { NEW, type CatalogSearch } from './url';
import classes from './CatalogPage.module.css';

const route = getRouteApi('/catalog/$kind');

/** Types, actions and origins: what there is, and how it looks everywhere. */
export function CatalogPage() {
  const { kind } = route.useParams();
  const words = kindInWords(kind);
  return words ? (
    <Catalog key={kind} words={words} />
  ) : (
    <>
      <PageHeader title="Catalog" />
      <EmptyState title="There is no such catalog">
        There are{' '}
        {KINDS.map(({ kind: known, title }, index) => [
          index > 0 && ', ',
          <KindLink key={known} kind={known} title={title} />,
        ])}
        .
      </EmptyState>
    </>
  );
}

function KindLink({ kind, title }: Pick<KindInWords, 'kind' | 'title'>) {
  return (
    <Link to="/catalog/$kind" params={{ kind }}>
      {title}
    </Link>
  );
}

function Catalog({ words }: { words: KindInWords }) {
  const { q = '', edit } = route.useSearch();
  const navigate = route.useNavigate();
  const mayWrite = useMay('write');
  const { data: entries, error, refetch } = useQuery(catalogQuery(words.kind));
  const field = useRef<HTMLInputElement>(null);
  const search = (change: CatalogSearch, replace = false) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace, resetScroll: false });
  const found = entries && matching(entries, q);
  const clear = () => {
    if (field.current) {
      field.current.value = '';
      field.current.focus();
    }
    search({ q: undefined }, true);
  };
  return (
    <>
      <PageHeader
        title="Catalog"
        documentTitle={words.title}
        description={`${words.meaning}, and the badge that shows it everywhere.`}
        actions={
          <>
            <StrictCatalog />
            {mayWrite && (
              <Button leftSection={<IconPlus size={16} />} onClick={() => search({ edit: NEW })}>
                New {words.noun}
              </Button>
            )}
          </>
        }
      />
      {!mayWrite && <ScopeNote scope="write">You can look at the catalog, not change it.</ScopeNote>}
      <nav className={classes.tabs} aria-label="Catalogs">
        {KINDS.map(({ kind, title }) => (
          <Link
            key={kind}
            className={classes.tab}
            to="/catalog/$kind"
            params={{ kind }}
            activeOptions={{ includeSearch: false }}
          >
            {title}
          </Link>
        ))}
      </nav>
      <Panel flush>
        <div className={classes.bar}>
          <TextInput
            ref={field}
            className={classes.filter}
            aria-label={`Filter ${words.title.toLowerCase()}`}
            placeholder="Filter by name or description"
            leftSection={<IconSearch size={15} stroke={1.8} />}
            // Not controlled: the address follows what is typed a little later.
            defaultValue={q}
            onChange={(event) => search({ q: event.currentTarget.value }, true)}
          />
          <span className={classes.count} role="status">
            {entries &&
              found &&
              (q
                ? `${quantity(found.length)} of ${quantity(entries.length)}`
                : count(found.length, 'entry', 'entries'))}
          </span>
        </div>
        {error && !entries ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : found?.length === 0 ? (
          q ? (
            <EmptyState title={`No ${words.noun} matches`}>
              <p>
                None has all of “<bdi>{q}</bdi>” in its mnemonic, title or description.
              </p>
              <Button size="xs" variant="default" onClick={clear}>
                Clear the filter
              </Button>
            </EmptyState>
          ) : (
            <EmptyState title={`No ${words.noun} yet`} icon={<IconTags size={26} stroke={1.5} />}>
              They appear here with the first interaction that names one, or when you create them.
            </EmptyState>
          )
        ) : (
          <CatalogTable words={words} entries={found} />
        )}
      </Panel>
      {entries && (
        <EntryDrawer
          words={words}
          entries={entries}
          edit={edit}
          mayWrite={mayWrite}
          onClose={() => search({ edit: undefined })}
        />
      )}
    </>
  );
}
