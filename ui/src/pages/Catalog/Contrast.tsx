import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { contrast, READABLE, readableVariant } from '~/format/colors';
import classes from './Contrast.module.css';

interface Props {
  font: string;
  background: string;
  onSuggest: (font: string) => void;
}

/** Whether a colour can be read on another, in figures; and a way out where it cannot. */
export function Contrast({ font, background, onSuggest }: Props) {
  const ratio = contrast(font, background);
  // Never rounded up to what is asked for.
  const figure = (Math.floor(ratio * 10) / 10).toFixed(1);
  const isReadable = ratio >= READABLE;
  return (
    <div className={classes.contrast} data-bad={!isReadable || undefined} role="status">
      {isReadable ? <IconCircleCheck size={16} aria-hidden /> : <IconAlertTriangle size={16} aria-hidden />}
      <span className={classes.verdict}>
        Contrast <b className="figures">{figure} : 1</b>
        {isReadable ? ', easy to read' : `, hard to read: it takes ${READABLE} : 1`}
      </span>
      {!isReadable && (
        <Button size="compact-xs" variant="default" onClick={() => onSuggest(readableVariant(font, background))}>
          Use a readable font colour
        </Button>
      )}
    </div>
  );
}
