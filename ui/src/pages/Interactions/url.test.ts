import { describe, expect, it } from 'vitest';
import { parseSearch, stringifySearch } from '~/search';
import { interactionsSearch } from './url';

const read = (text: string) => interactionsSearch(parseSearch(text));

describe('interactionsSearch', () => {
  it('reads back what it wrote', () => {
    const search = {
      last: '7d',
      action: ['CREATE', 'UPDATE'],
      resourceId: ['order-*', 'a b&c=d/é'],
      jsonFilter: ['{"path":"total","operator":"gt","value":100}'],
      dateField: 'interactionTimestamp',
      groupBy: 'origin',
      page: 12,
      limit: 100,
      open: 'x',
    };
    expect(read(stringifySearch(search))).toEqual(search);
    expect(interactionsSearch(search)).toEqual(search);
  });

  it('is empty for nothing, and for nonsense', () => {
    expect(read('')).toEqual({});
    expect(read('?page=-1&limit=7&last=1y&groupBy=user&match=none&startDate=soon&nonsense=1&open=')).toEqual({});
    expect(read('?page=1e9&page=2')).toEqual({});
  });

  it('keeps a span or dates, not both, and no range that ends before it starts', () => {
    expect(read('?last=1h&startDate=2024-01-01')).toEqual({ last: '1h' });
    expect(read('?startDate=2024-01-02&endDate=2024-01-01')).toEqual({});
    expect(read('?startDate=2024-01-01T12:00:00Z&endDate=2024-01-01')).toEqual({
      startDate: '2024-01-01T12:00:00Z',
      endDate: '2024-01-01',
    });
  });
});
