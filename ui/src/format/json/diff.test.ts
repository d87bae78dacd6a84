import { describe, expect, it } from 'vitest';
import { align, MOST_ALIGNED } from './align';
import { compact } from './compact';
import { difference, type Difference } from './diff';
import { parseJson } from './parse';
import { stepsTo } from './path';
import { summary } from './summary';

const diff = (before: string, after: string) => difference(parseJson(before), parseJson(after));

/** The changes as lines: "~ a.b 1 2" */
function lines(d: Difference): string[] {
  switch (d.kind) {
    case 'same':
      return [];
    case 'added':
      return [`+ ${stepsTo(d.after).join('.')} ${d.after.raw}`];
    case 'removed':
      return [`- ${stepsTo(d.before).join('.')} ${d.before.raw}`];
    case 'changed':
      return [`~ ${stepsTo(d.after).join('.')} ${d.before.raw} ${d.after.raw}`];
    case 'inside':
      return d.parts.flatMap(lines);
  }
}

describe('difference', () => {
  it.each([
    ['{"a":1.0}', '{"a":1.00}', ['~ a 1.0 1.00']],
    ['{"a":12345678901234567890}', '{"a":12345678901234567891}', ['~ a 12345678901234567890 12345678901234567891']],
    ['{"a":{"b":1,"c":2}}', '{"a":{"c":3,"d":4}}', ['- a.b 1', '~ a.c 2 3', '+ a.d 4']],
    ['{"a":1,"x":0,"b":2}', '{"b":2,"a":1}', ['- x 0']],
    ['{"a":1}', '{"a":{"b":1}}', ['~ a 1 {"b":1}']],
    ['{"a":1,"a":2}', '{"a":1,"a":3,"a":4}', ['~ a 2 3', '+ a 4']],
    ['[1,2,3]', '[1,3]', ['- 1 2']],
    ['[1,2]', '[0,1,2]', ['+ 0 0']],
    ['[{"q":1},{"q":2}]', '[{"q":1},{"q":5},{"q":6}]', ['~ 1.q 2 5', '+ 2 {"q":6}']],
    ['"a"', 'null', ['~  "a" null']],
    ['{"":1}', '{"":2}', ['~  1 2']],
  ])('%s → %s', (before, after, expected) => {
    expect(lines(diff(before, after))).toEqual(expected);
  });

  it.each([
    ['{"a":[1,{"b":2}]}', '{ "a" : [ 1 , { "b":2 } ] }'],
    ['{"a":1,"b":{"c":2,"d":3}}', '{"b":{"d":3,"c":2},"a":1}'],
    ['[" a "]', '[ " a " ]'],
  ])('takes %s and %s for the same', (before, after) => {
    expect(diff(before, after).kind).toBe('same');
  });

  it('compares however deep it goes', () => {
    const deep = (inner: string) => '['.repeat(50_000) + inner + ']'.repeat(50_000);
    expect(lines(diff(deep('1'), deep('2')))).toHaveLength(1);
    expect(diff(deep('1'), deep(' 1')).kind).toBe('same');
  });

  it('is the same backwards, with the signs turned round', () => {
    const [a, b] = ['{"x":[1,2,3],"y":1,"k":{"l":1}}', '{"x":[2,3,4],"z":1,"k":{}}'];
    const signs = (d: Difference) =>
      lines(d)
        .map((line) => line[0])
        .sort();
    const turned = signs(diff(b, a)).map((sign) => (sign === '+' ? '-' : sign === '-' ? '+' : sign));
    expect(turned.sort()).toEqual(signs(diff(a, b)));
  });
});

describe('align', () => {
  it('pairs along what both lists have', () => {
    expect(align(['a', 'b', 'c', 'd'], ['b', 'x', 'd'])).toEqual([
      [0, null],
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
    expect(align([], ['a'])).toEqual([[null, 0]]);
    expect(align(['a', 'a'], ['a'])).toEqual([
      [0, 0],
      [1, null],
    ]);
  });

  it('pairs long lists place by place between what begins and ends the same', () => {
    const long = Array.from({ length: MOST_ALIGNED + 10 }, (_, i) => String(i));
    const changed = ['new', ...long.map((text) => `${text}'`), 'end'];
    const pairs = align([...long, 'end'], changed);
    expect(pairs[0]).toEqual([0, 0]);
    expect(pairs.at(-1)).toEqual([long.length, changed.length - 1]);
  });
});

describe('compact', () => {
  it('takes out white space between tokens only', () => {
    expect(compact('{ "a b" : [ 1 ,\n"\\" c" ] }')).toBe('{"a b":[1,"\\" c"]}');
  });
});

describe('summary', () => {
  it.each([
    ['{"status":"PENDING"}', '{"status":"PAID","a":1,"b":2}', 'status: PENDING → PAID, +2 members'],
    ['{"a":1,"b":2,"c":3,"d":4}', '{"a":2,"b":3,"c":4}', 'a: 1 → 2, b: 2 → 3, −1 member, 1 more change'],
    ['{"a":{"b":1}}', '{"a":{"b":[1]}}', '1 change'],
    ['{"a":{"b":{"x":1}}}', '{"a":{"b":""}}', 'a.b: {…} → ""'],
    ['1', '2', '1 → 2'],
    ['{}', '{ }', ''],
  ])('%s → %s: %s', (before, after, words) => {
    expect(summary(diff(before, after))).toBe(words);
  });

  it('cuts long texts', () => {
    expect(summary(diff('{"a":"x"}', `{"a":"${'y'.repeat(100)}"}`))).toBe(`a: x → ${'y'.repeat(28)}…`);
  });
});
