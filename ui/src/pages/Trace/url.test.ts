import { expect, test } from 'vitest';
import { changed, traceSearch } from './url';

test('what makes no sense is dropped', () => {
  expect(traceSearch({ view: 'spiral', color: ['action'], from: '0', to: '1200', open: '' })).toEqual({
    color: 'action',
    from: 0,
    to: 1200,
  });
  expect(traceSearch({ from: '50', to: '50' })).toEqual({});
  expect(traceSearch({ from: '-1', to: '5' })).toEqual({});
  expect(traceSearch({ from: '10' })).toEqual({});
});

test('a change to undefined takes the parameter away', () => {
  expect(changed({ view: 'graph', open: 'a' }, { open: undefined, pick: 'b' })).toEqual({ view: 'graph', pick: 'b' });
});
