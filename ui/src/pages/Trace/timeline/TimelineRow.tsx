import { IconClockPause } from '@tabler/icons-react';
import { memo, type CSSProperties } from 'react';
import { shortened } from '~/components/Identifier';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { duration } from '~/format/times';
import type { Stage } from '../stage';
import type { Step } from '../steps';
import { StepTooltip } from '../StepTooltip';
import { gapHeight } from './rowHeight';
import classes from './TimelineView.module.css';

interface Props {
  step: Step;
  isLast: boolean;
  stage: Stage;
  /** Pixels from the top of the list, and its own. */
  start: number;
  height: number;
}

/** Drawn anew only when something about it changes, not at every scroll. */
export const TimelineRow = memo(function TimelineRow({ step, isLast, stage, start, height }: Props) {
  const { looks, active, onOpen, steps, isResource } = stage;
  const { size, place } = step.parallel;
  const space = gapHeight(step);
  return (
    <div
      id={`step-${step.interactionId}`}
      className={classes.row}
      style={{ height, transform: `translateY(${String(start)}px)` }}
      role="option"
      aria-selected={active === step.interactionId}
      aria-posinset={step.index + 1}
      aria-setsize={steps.length}
      data-parallel={size > 1 || undefined}
      data-first={step.index === 0 || undefined}
      data-last={isLast || undefined}
      onClick={() => onOpen(step.interactionId)}
    >
      <div className={classes.gap} style={{ height: space }} data-pause={step.isPause || undefined}>
        {step.isPause && (
          <span className={classes.pause}>
            <IconClockPause size={13} aria-hidden />
            {duration(step.gap)} without a step
          </span>
        )}
      </div>
      <StepTooltip step={step}>
        <div className={classes.step}>
          <span className={classes.number}>{step.index + 1}</span>
          <span
            className={classes.dot}
            style={{ '--dot': looks.color(step) } as CSSProperties}
            data-group={size > 1 ? (place === 0 ? 'first' : place === size - 1 ? 'last' : 'middle') : undefined}
          />
          <span className={classes.offset}>+{duration(step.offset)}</span>
          <span className={classes.since}>
            {size > 1 ? (
              <span className={classes.parallel} title={`${String(size)} steps at the same instant`}>
                ∥ {place === 0 ? `${String(size)} parallel` : 'parallel'}
              </span>
            ) : (
              step.index > 0 && duration(step.gap)
            )}
          </span>
          <span className={classes.origin}>
            <MnemonicBadge mnemonic={step.origin} {...looks.origin(step.origin)} />
          </span>
          <span className={classes.action}>
            <MnemonicBadge mnemonic={step.action} {...looks.action(step.action)} />
          </span>
          <span className={classes.resource}>
            <MnemonicBadge mnemonic={step.resourceType} {...looks.resourceType(step.resourceType)} />
            <bdi className={classes.id}>{step.resourceId}</bdi>
          </span>
          <bdi className={classes.user}>{isResource ? shortened(step.uowId) : step.userId}</bdi>
        </div>
      </StepTooltip>
    </div>
  );
});
