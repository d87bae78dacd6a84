import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { totalQuery } from '~/api/extent';
import type { LogFilter } from '~/api/filter';
import { interactionsQuery } from '~/api/interactions';
import { quantity } from '~/format/numbers';

interface Props {
  filter: LogFilter;
  limit: number;
  onShow: () => void;
}

const EVERY_MS = 10_000;

/** Says how many more there are than the list's first page knows of; they come at a click, not by themselves. */
export function NewNotice({ filter, limit, onShow }: Props) {
  const { data: shown, isPlaceholderData } = useQuery(interactionsQuery(filter, 1, limit));
  const listed = isPlaceholderData ? undefined : shown?.pagination.total;
  const { data: total } = useQuery({
    ...totalQuery(filter, EVERY_MS),
    enabled: listed !== undefined,
    ...(listed !== undefined && { initialData: listed }),
  });
  const more = listed !== undefined && total !== undefined ? total - listed : 0;
  return (
    <span role="status">
      {more > 0 && (
        <Button size="compact-xs" variant="light" leftSection={<IconArrowUp size={13} stroke={2} />} onClick={onShow}>
          {quantity(more)} new, show
        </Button>
      )}
    </span>
  );
}
