import { expect, it } from 'vitest';
import { difference } from '~/format/json/diff';
import { parseJson, type JsonNode } from '~/format/json/parse';
import { diffRows, nodeOf } from './rows';

const diff = difference(
  parseJson('{"a":1,"b":2,"c":3,"d":{"e":4,"f":5},"g":6}'),
  parseJson('{"a":1,"b":2,"c":9,"d":{"e":4,"f":7},"g":6}'),
);
const lines = (unfolded: ReadonlySet<JsonNode> = new Set()) =>
  diffRows(diff, unfolded).map((row) =>
    row.type === 'unchanged'
      ? `${String(row.level)} … ${String(row.parts.length)}`
      : `${String(row.level)} ${row.difference.kind} ${nodeOf(row.difference).name ?? ''}`,
  );

it('folds what stayed the same, unless it is a single value', () => {
  expect(lines()).toEqual(['1 … 2', '1 changed c', '1 inside d', '2 same e', '2 changed f', '1 same g']);
});

it('unfolds it', () => {
  const first = diffRows(diff, new Set())[0];
  if (first?.type !== 'unchanged') {
    throw new Error('the first line is a fold');
  }
  const fold = first.parts.map(nodeOf).slice(0, 1);
  expect(lines(new Set(fold))).toEqual([
    '1 same a',
    '1 same b',
    '1 changed c',
    '1 inside d',
    '2 same e',
    '2 changed f',
    '1 same g',
  ]);
});
