// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { entries, type HistoryEntry, type HistoryPage } from '~/api/history';
import { steps } from './life';
import { resourceFilter } from './match';

/** What the API would answer with rows of these numbers; a payload says its own number. */
function listed(numbers: number[], resourceId = 'a'): HistoryEntry[] {
  const rows = numbers.map(
    (n) =>
      `{"interactionNumber":${String(n)},"interactionId":"${String(n)}","resourceId":"${resourceId}","interaction":${String(n)}.0}`,
  );
  return entries(`{"data":[${rows.join()}],"pagination":{"total":9}}`).entries;
}

const page = (numbers: number[], older: number | null): HistoryPage => ({
  entries: listed(numbers),
  older: older === null ? null : (listed([older])[0] ?? null),
  total: 9,
});
const told = (pages: HistoryPage[], id = 'a') =>
  steps(pages, id).map((s) => `${s.rawInteraction} after ${s.before?.rawInteraction ?? 'nothing'}`);

describe('steps', () => {
  it('compares each with the one before it, across pages and behind the last', () => {
    expect(told([page([9, 8], 7), page([7, 6], 5)])).toEqual([
      '9.0 after 8.0',
      '8.0 after 7.0',
      '7.0 after 6.0',
      '6.0 after 5.0',
    ]);
    expect(told([page([2, 1], null)])).toEqual(['2.0 after 1.0', '1.0 after nothing']);
  });

  it('shows each once when pages overlap', () => {
    expect(told([page([9, 8], 7), page([8, 7], 6)])).toEqual(['9.0 after 8.0', '8.0 after 7.0', '7.0 after 6.0']);
  });

  it('leaves out what only begins like the resource', () => {
    const mixed: HistoryPage = { entries: [...listed([3], 'a*b'), ...listed([2], 'a*')], older: null, total: 2 };
    expect(told([mixed], 'a*')).toEqual(['2.0 after nothing']);
  });
});

describe('resourceFilter', () => {
  it('does not let a trailing * widen the question', () => {
    expect(resourceFilter('T', 'order').resourceId).toEqual(['order']);
    expect(resourceFilter('T', 'order*').resourceId).toEqual(['order**']);
    expect(resourceFilter('T', '*').resourceId).toEqual(['**']);
    const longest = `${'x'.repeat(511)}*`;
    expect(resourceFilter('T', longest).resourceId).toEqual([longest]);
  });
});
