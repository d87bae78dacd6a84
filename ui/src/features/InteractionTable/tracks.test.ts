import { expect, it } from 'vitest';
import { COLUMNS } from './columns';
import { fitting, tracks } from './tracks';

const keys = (width: number) => fitting(COLUMNS, width).map(({ key }) => key);

it('shows every column where there is room, and gives up the least telling first', () => {
  expect(keys(1148)).toEqual(COLUMNS.map(({ key }) => key));
  expect(keys(1000)).not.toContain('uow');
  expect(keys(1000)).toContain('payload');
  expect(keys(640)).toEqual(['when', 'action', 'type', 'resource', 'user']);
});

it('divides what is left by shares', () => {
  expect(tracks(COLUMNS.filter(({ key }) => key === 'when' || key === 'user'))).toBe('112px minmax(90px, 1fr)');
});
