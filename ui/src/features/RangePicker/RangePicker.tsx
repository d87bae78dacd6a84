import { Button, Popover } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconCalendar, IconChevronDown } from '@tabler/icons-react';
import { useState, useTransition, type ComponentType } from 'react';
import { rangeLabel } from './label';
import type { Range } from './range';
import classes from './RangePicker.module.css';

interface Props {
  value: Range;
  onChange: (range: Range) => void;
}

// With its calendar: only for those who open it, and on its way as soon as somebody is about to.
const panel = () => import('./RangePanel');

/** Chooses a stretch of time: one of the usual spans, or days and times in a calendar. */
export function RangePicker({ value, onChange }: Props) {
  const [isOpen, { toggle, close }] = useDisclosure();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const [Panel, setPanel] = useState<ComponentType<Props>>();
  const [, start] = useTransition();
  // It opens with everything in it: what the focus goes to must be there.
  const openOrClose = () =>
    start(async () => {
      const { RangePanel } = await panel();
      setPanel(() => RangePanel);
      toggle();
    });
  return (
    <Popover
      opened={isOpen}
      onDismiss={close}
      position="bottom-start"
      trapFocus
      returnFocus
      shadow="md"
      {...(isNarrow ? { width: 'min(340px, calc(100vw - 24px))' } : {})}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          className={classes.target}
          leftSection={<IconCalendar size={15} stroke={1.7} />}
          rightSection={<IconChevronDown size={14} stroke={1.7} />}
          onPointerEnter={() => void panel().catch(() => undefined)}
          onClick={openOrClose}
          aria-label={`Time range: ${rangeLabel(value)}`}
        >
          {rangeLabel(value)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Time range">
        {Panel && (
          <Panel
            value={value}
            onChange={(range) => {
              close();
              onChange(range);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
