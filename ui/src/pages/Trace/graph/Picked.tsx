import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { MnemonicBadge } from '~/components/MnemonicBadge';
import { count, quantity } from '~/format/numbers';
import { duration } from '~/format/times';
import type { Stage } from '../stage';
import classes from './Picked.module.css';
import type { GraphEdge, GraphNode } from './traceGraph';

const MOST_STEPS = 200;

interface Props {
  picked: GraphNode | GraphEdge;
  stage: Stage;
  onClose: () => void;
}

/** The steps behind a node or an edge. */
export function Picked({ picked, stage, onClose }: Props) {
  const { looks, onOpen, active } = stage;
  return (
    <aside className={classes.picked} aria-label="Steps of what is picked">
      <header className={classes.header}>
        <Title picked={picked} />
        <CloseButton size="sm" aria-label="Close" onClick={onClose} />
      </header>
      <ol className={classes.steps}>
        {picked.steps.slice(0, MOST_STEPS).map((step) => (
          <li key={step.interactionId}>
            <button
              type="button"
              className={classes.step}
              aria-current={active === step.interactionId || undefined}
              onClick={() => onOpen(step.interactionId)}
            >
              <span className={classes.number}>{quantity(step.index + 1)}</span>
              <span className={classes.offset}>+{duration(step.offset)}</span>
              <MnemonicBadge mnemonic={step.action} {...looks.action(step.action)} />
              <bdi className={classes.id}>{step.resourceId}</bdi>
            </button>
          </li>
        ))}
      </ol>
      {picked.steps.length > MOST_STEPS && (
        <p className={classes.note}>
          The first {MOST_STEPS} of {count(picked.steps.length, 'step')}; the timeline has them all.
        </p>
      )}
    </aside>
  );
}

function Title({ picked }: { picked: GraphNode | GraphEdge }) {
  if ('from' in picked) {
    const [from, to] = [picked.from, picked.to].map((key) => key.split(':').slice(1).join(' '));
    return (
      <h3 className={classes.title}>
        <bdi>{from}</bdi> → <bdi>{to}</bdi>
      </h3>
    );
  }
  return (
    <h3 className={classes.title}>
      {picked.kind === 'resource' ? (
        <Link to="/resources/$type/$id" params={{ type: picked.mnemonic, id: picked.label }}>
          <bdi>{picked.label}</bdi>
        </Link>
      ) : (
        <bdi>{picked.label}</bdi>
      )}
    </h3>
  );
}
