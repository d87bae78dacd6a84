import { Button } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { LogFilter } from '~/api/filter';
import { RangePicker } from '~/features/RangePicker/RangePicker';
import type { Range } from '~/features/RangePicker/range';

/** Beside the title of a resource or a user: which time is looked at, and the way to the list of its interactions. */
export function SubjectActions(props: { filter: LogFilter; range: Range; onRange: (range: Range) => void }) {
  const { filter, range, onRange } = props;
  return (
    <>
      <RangePicker value={range} onChange={onRange} />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconListSearch size={15} stroke={1.7} />}
        renderRoot={(root) => <Link {...root} to="/interactions" search={{ ...filter, ...range }} />}
      >
        Search in it
      </Button>
    </>
  );
}
