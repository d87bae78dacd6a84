import { describe, expect, it } from 'vitest';
import { added, cleared, entriesOf, filtersSearch, removed } from './filters';

const UOW = '550e8400-e29b-41d4-a716-446655440000';
const CONDITION = '{"path":"total","operator":"gt","value":100}';

describe('filtersSearch', () => {
  it('reads one value and several', () => {
    expect(filtersSearch({ action: 'CREATE', origin: ['A', 'B'], jsonFilter: CONDITION, match: 'all' })).toEqual({
      action: ['CREATE'],
      origin: ['A', 'B'],
      jsonFilter: [CONDITION],
      match: 'all',
    });
  });

  it('drops what the API would refuse, and what it does not know', () => {
    expect(
      filtersSearch({
        uowId: ['nonsense', UOW],
        jsonFilter: ['{', '[]'],
        match: 'some',
        dateField: 'x',
        action: '',
        y: '1',
      }),
    ).toEqual({ uowId: [UOW] });
    expect(filtersSearch({ uowId: 'nonsense', action: [[], {}] })).toEqual({});
  });
});

describe('changes', () => {
  it('adds a value once', () => {
    expect(added(added({}, 'action', 'A'), 'action', 'A')).toEqual({ action: ['A'] });
  });

  it('removes a value, and with the last the field', () => {
    expect(removed({ action: ['A', 'B'] }, 'action', 'A')).toEqual({ action: ['B'] });
    expect(removed({ action: ['A'], origin: ['X'] }, 'action', 'A')).toEqual({ origin: ['X'] });
  });

  it('clears everything but the clock', () => {
    expect(cleared({ action: ['A'], match: 'all', dateField: 'interactionTimestamp' })).toEqual({
      dateField: 'interactionTimestamp',
    });
  });

  it('lists what is active', () => {
    expect(entriesOf({ userId: ['u'], action: ['A', 'B'] })).toEqual([
      { field: 'action', value: 'A' },
      { field: 'action', value: 'B' },
      { field: 'userId', value: 'u' },
    ]);
  });
});
