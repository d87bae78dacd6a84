import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { archiveEntry, type CatalogEntry } from '~/api/catalog';
import { interactionsQuery } from '~/api/interactions';
import { ConfirmDialog } from '~/components/ConfirmDialog';
import { count } from '~/format/numbers';
import type { KindInWords } from './kinds';

interface Props {
  words: KindInWords;
  entry: CatalogEntry;
  onClose: () => void;
  onArchived: () => void;
}

/** Asks before an entry leaves the catalog, and says what stays. */
export function ArchiveDialog({ words, entry, onClose, onArchived }: Props) {
  const queries = useQueryClient();
  const { data } = useQuery(interactionsQuery(words.filter(entry.mnemonic), 1, 1));
  const total = data?.pagination.total;
  const archiving = useMutation({
    mutationFn: () => archiveEntry(words.kind, entry.id),
    onSuccess: () => {
      notifications.show({ message: `Archived the ${words.noun} ${entry.mnemonic}.` });
      onArchived();
      return queries.invalidateQueries();
    },
  });
  return (
    <ConfirmDialog
      title={`Archive ${entry.mnemonic}?`}
      action="Archive"
      isPending={archiving.isPending}
      error={archiving.error}
      onConfirm={() => archiving.mutate()}
      onClose={onClose}
    >
      <p>It leaves the catalog and the lists to choose from.</p>
      <p>
        <b>Nothing recorded changes:</b>{' '}
        {total === undefined
          ? 'interactions that carry its badge keep it.'
          : total === 0
            ? 'no interaction carries its badge so far.'
            : `${count(total, 'interaction')} ${total === 1 ? 'keeps' : 'keep'} its badge.`}
      </p>
      <p>
        As soon as something is recorded with <bdi>{entry.mnemonic}</bdi> again, it is back, looking as it does now.
      </p>
    </ConfirmDialog>
  );
}
