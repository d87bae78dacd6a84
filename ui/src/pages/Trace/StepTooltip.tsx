import type { ComponentProps } from 'react';
import { Hint } from '~/components/Hint/Hint';
import { duration, local, utc } from '~/format/times';
import { exactDuration } from './exactDuration';
import type { Step } from './steps';
import classes from './StepTooltip.module.css';

/** Long enough not to be in the way of reading down a list. */
const DELAY_MS = 500;
const LOOK = { position: 'bottom-start', maw: 460, withArrow: false } as const;

/** What hovering a step tells: everything a row has no room for. */
export function StepTooltip({ step, children }: { step: Step } & Pick<ComponentProps<typeof Hint>, 'children'>) {
  return (
    <Hint label={<StepFacts step={step} />} look={LOOK} delayMs={DELAY_MS}>
      {children}
    </Hint>
  );
}

function StepFacts({ step }: { step: Step }) {
  const when = new Date(step.at);
  const facts: [string, string][] = [
    ['Resource', `${step.resourceType} ${step.resourceId}`],
    ['When', local(when)],
    ['UTC', utc(when)],
    ['Since start', exactDuration(step.offset)],
    ['Since step before', step.index === 0 ? 'the first step' : duration(step.gap)],
    ['User', step.userId ?? 'nobody named'],
    ['Span', step.spanId],
    ['Parent span', step.parentSpanId ?? 'none'],
  ];
  return (
    <div className={classes.facts}>
      <p className={classes.title}>
        <bdi>{step.origin}</bdi> · <bdi>{step.action}</bdi>
      </p>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
