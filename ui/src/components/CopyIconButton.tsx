import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconCopyX, type Icon } from '@tabler/icons-react';
import classes from './CopyIconButton.module.css';

interface Props {
  /** Asked for at the click: it may be long. */
  text: () => string;
  /** What is copied: "Copy the path". */
  label: string;
  icon?: Icon;
  tabIndex?: number;
}

/** Copies at a click, and says whether it could: browsers allow it on secure pages only. */
export function CopyIconButton({ text, label, icon: Shown = IconCopy, tabIndex }: Props) {
  const { copy, copied, error } = useClipboard({ timeout: 1500 });
  const name = error
    ? 'Copying is not possible here: the browser allows it on https pages only'
    : copied
      ? 'Copied'
      : label;
  const Sign = error ? IconCopyX : copied ? IconCheck : Shown;
  return (
    <button
      type="button"
      className={classes.button}
      data-state={error ? 'failed' : copied ? 'copied' : undefined}
      tabIndex={tabIndex}
      aria-label={name}
      title={name}
      onClick={(event) => {
        event.stopPropagation();
        copy(text());
      }}
    >
      <Sign size={14} stroke={1.8} />
    </button>
  );
}
