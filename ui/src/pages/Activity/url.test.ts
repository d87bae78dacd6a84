import { expect, test } from 'vitest';
import { targetFromText, targetToText } from './target';
import { activitySearch, askedOf, isAsked } from './url';

test.each([
  ['ORDER:order-1', { type: 'ORDER', id: 'order-1' }],
  ['ORDER:*', { type: 'ORDER', id: '*' }],
  [':urn:order:1', { type: '', id: 'urn:order:1' }],
  ['URL:https://a.example/?b=c:d', { type: 'URL', id: 'https://a.example/?b=c:d' }],
])('%s is a resource, and back', (text, target) => {
  expect(targetFromText(text)).toEqual(target);
  expect(targetToText(target)).toBe(text);
});

test('without a colon, or where none can be a type, all is the id', () => {
  expect(targetFromText('order-1')).toEqual({ type: '', id: 'order-1' });
  expect(targetFromText('הזמנה:1')).toEqual({ type: '', id: 'הזמנה:1' });
});

test.each(['', ':', 'ORDER:', ':*', '*', `ORDER:${'x'.repeat(513)}`])('%s cannot be searched for', (text) => {
  expect(targetFromText(text)).toBeUndefined();
});

test('nonsense in the address is dropped, and nothing is asked', () => {
  const search = activitySearch({ resource: ['', ':*'], uowId: 'x', jsonFilter: '{', page: '-1', match: 'some' });
  expect(search).toEqual({});
  expect(isAsked(search)).toBe(false);
  expect(isAsked(activitySearch({ page: '2', match: 'all' }))).toBe(false);
});

test('the search as the API takes it', () => {
  const condition = '{"path":"total","operator":"gt","value":100}';
  const search = activitySearch({
    resource: ['ORDER:*', ':b'],
    userId: 'ada',
    action: ['CREATE', 'FAIL'],
    resourceId: 'ignored',
    jsonFilter: condition,
    match: 'all',
    last: '7d',
  });
  expect(isAsked(search)).toBe(true);
  expect(askedOf(search)).toEqual({
    resources: [{ resourceId: '*', resourceType: 'ORDER' }, { resourceId: 'b' }],
    filters: { userId: ['ada'], action: ['CREATE', 'FAIL'] },
    jsonFilter: [condition],
    match: 'all',
  });
});
