import { describe, expect, it } from 'vitest';
import { parseJson } from '~/format/json/parse';
import { pathOf } from '~/format/json/path';
import { matches, pieces } from './find';
import { ancestors, AT_FIRST, visibleRows, withOpen, type Opened } from './rows';

const seen = (text: string, opened: Opened = AT_FIRST) =>
  visibleRows(parseJson(text), opened).map((r) => `${String(r.level)} ${pathOf(r.node) ?? r.node.raw}`);

describe('visibleRows', () => {
  it('opens the first two levels', () => {
    expect(seen('{"a":{"b":{"c":{"d":1}}},"e":2}')).toEqual(['1 a', '2 a.b', '3 a.b.c', '1 e']);
  });

  it('leaves long lists closed', () => {
    const list = (length: number) => `{"list":[${Array.from({ length }, (_, i) => i).join()}]}`;
    expect(seen(list(100))).toHaveLength(101);
    expect(seen(list(101))).toEqual(['1 list']);
  });

  it.each(['1', '"text"', 'null', '[]', '{}'])('shows %s alone as one line', (text) => {
    expect(seen(text)).toEqual([`1 ${text}`]);
  });

  it('opens and closes all, but for what the reader has decided', () => {
    const root = parseJson('{"a":{"b":{"c":{"d":1}}},"e":[[]]}');
    const paths = (opened: Opened) => visibleRows(root, opened).map((r) => pathOf(r.node));
    expect(paths({ rule: 'all', exceptions: new Map() })).toEqual(['a', 'a.b', 'a.b.c', 'a.b.c.d', 'e', 'e.0']);
    const none: Opened = { rule: 'none', exceptions: new Map() };
    expect(paths(none)).toEqual(['a', 'e']);
    expect(paths(withOpen(none, root.children.slice(1), true))).toEqual(['a', 'e', 'e.0']);
  });

  it('marks members whose name was there before', () => {
    const rows = visibleRows(parseJson('{"a":1,"b":2,"a":3,"c":[{"a":4}]}'), AT_FIRST);
    expect(rows.filter((r) => r.isRepeated).map((r) => r.node.raw)).toEqual(['3']);
  });

  it('lists a deep and a wide payload whole', () => {
    const all: Opened = { rule: 'all', exceptions: new Map() };
    const deep = parseJson('['.repeat(50_000) + ']'.repeat(50_000));
    expect(visibleRows(deep, all)).toHaveLength(49_999);
    const wide = parseJson(`[${'0,'.repeat(200_000)}0]`);
    expect(visibleRows(wide, all)).toHaveLength(200_001);
  });
});

describe('matches', () => {
  const root = parseJson('{"Total":1,"note":"total \\u00e9","list":[{"x":"a TOTAL"},2.50]}');

  it('finds names, texts and numbers, in order, without regard to case', () => {
    expect(matches(root, 'total').map(pathOf)).toEqual(['Total', 'note', 'list.0.x']);
    expect(matches(root, '2.50').map(pathOf)).toEqual(['list.1']);
    expect(matches(root, 'é').map(pathOf)).toEqual(['note']);
    expect(matches(root, '\\u00e9').map(pathOf)).toEqual(['note']);
    expect(matches(root, '')).toEqual([]);
  });

  it('knows what must be open to see them', () => {
    expect(matches(root, 'a TOTAL').flatMap(ancestors).map(pathOf)).toEqual(['list.0', 'list']);
  });
});

describe('pieces', () => {
  it('cuts a text at its matches', () => {
    expect(pieces('a Total of totals', 'total')).toEqual(['a ', 'Total', ' of ', 'total', 's']);
    expect(pieces('none', 'x')).toEqual(['none']);
    expect(pieces('İx', 'x')).toEqual(['İx']);
  });
});
