import { Link } from '@tanstack/react-router';
import { Identifier, shortened } from '~/components/Identifier';
import { When } from '~/components/When';
import { count, quantity } from '~/format/numbers';
import { duration } from '~/format/times';
import { durationOf, type Step } from '../steps';
import classes from './CompareSummary.module.css';
import { delta, type Comparison, type ComparisonRow } from './comparison';
import { Delta } from './Delta';

interface Side {
  id: string;
  steps: Step[];
}

interface Props {
  comparison: Comparison;
  left: Side;
  right: Side;
  /** Not all of both is loaded. */
  isPart: boolean;
}

/** What differs, before the steps themselves. */
export function CompareSummary({ comparison, left, right, isPart }: Props) {
  const { common, leftOnly, rightOnly, moved, slower, faster } = comparison;
  const isSame = leftOnly + rightOnly + moved === 0;
  const facts = [
    { figure: common, text: 'in both', kind: 'both' },
    { figure: leftOnly, text: 'only left', kind: 'left only' },
    { figure: rightOnly, text: 'only right', kind: 'right only' },
    { figure: moved, text: 'in another order', kind: 'moved' },
  ];
  return (
    <div className={classes.summary} role="status">
      <div className={classes.sides}>
        <SideFacts side={left} name="Left" />
        <span className={classes.total}>
          <Delta ms={durationOf(right.steps) - durationOf(left.steps)} />
        </span>
        <SideFacts side={right} name="Right" />
      </div>
      <ul className={classes.facts}>
        {facts.map(({ figure, text, kind }) => (
          <li key={kind} data-kind={kind} data-none={figure === 0 || undefined}>
            <strong>{quantity(figure)}</strong> {text}
          </li>
        ))}
      </ul>
      <p className={classes.words}>
        {isSame ? 'The same steps in the same order. ' : ''}
        {slower && <Wait row={slower} word="later" />}
        {faster && <Wait row={faster} word="sooner" />}
        {isPart && 'Only what has been loaded is compared. '}
      </p>
    </div>
  );
}

function SideFacts({ side, name }: { side: Side; name: string }) {
  return (
    <div className={classes.side}>
      <span className={classes.name}>{name}</span>
      <Link to="/traces/$id" params={{ id: side.id }} className={classes.link}>
        <Identifier value={side.id}>{shortened(side.id)}</Identifier>
      </Link>
      <span className={classes.note}>
        {count(side.steps.length, 'step')} in {duration(durationOf(side.steps))}
        {side.steps[0] && (
          <>
            {' · '}
            <When date={side.steps[0].timestamp} />
          </>
        )}
      </span>
    </div>
  );
}

/** After the common step before it. */
function Wait({ row, word }: { row: ComparisonRow; word: string }) {
  return (
    <>
      On the right,{' '}
      <bdi className={classes.step}>
        {row.left?.origin} {row.left?.action} {row.left?.resourceType}
      </bdi>{' '}
      followed {duration(Math.abs(delta(row)))} {word}.{' '}
    </>
  );
}
