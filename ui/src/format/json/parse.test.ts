import { describe, expect, it } from 'vitest';
import { elementTexts, memberTexts } from './members';
import { parseJson, textOf, type JsonNode } from './parse';
import { pathOf } from './path';
import { JsonFault } from './scan';

/** Writes nodes back as text: what went in must come out. */
function written(node: JsonNode): string {
  const inner = node.children.map((c) => (c.name === null ? '' : `${JSON.stringify(c.name)}:`) + written(c)).join(',');
  return node.kind === 'object' ? `{${inner}}` : node.kind === 'array' ? `[${inner}]` : node.raw;
}

describe('parseJson', () => {
  it.each([
    '12345678901234567890',
    '1.0',
    '1e400',
    '-0',
    '-0.10E+07',
    '"a\\u00e9\\n\\"\\\\"',
    'null',
    '[]',
    '{}',
    '""',
  ])('keeps %s as it is written', (text) => {
    expect(parseJson(` \n${text}\t`).raw).toBe(text);
  });

  it('keeps the order of members, and members of the same name', () => {
    const root = parseJson('{"b":1,"a":{"x":[1,[],{}]},"b":"two"}');
    expect(root.children.map((c) => [c.name, c.raw])).toEqual([
      ['b', '1'],
      ['a', '{"x":[1,[],{}]}'],
      ['b', '"two"'],
    ]);
    expect(written(root)).toBe(root.raw);
  });

  it('keeps the white space inside a value’s own text', () => {
    const root = parseJson('{ "a" : [ 1 ,\n 2 ] }');
    expect(root.raw).toBe('{ "a" : [ 1 ,\n 2 ] }');
    expect(root.children[0]?.raw).toBe('[ 1 ,\n 2 ]');
  });

  it.each(['[', '{', '[]{}'])('reads %s 100,000 levels deep', (kind) => {
    const depth = 100_000;
    const text = kind.startsWith('[')
      ? '['.repeat(depth) + ']'.repeat(depth)
      : '{"a":'.repeat(depth) + '0' + '}'.repeat(depth);
    let node = parseJson(text);
    let levels = 1;
    while (node.children[0]) {
      node = node.children[0];
      levels++;
    }
    expect(levels).toBe(kind.startsWith('[') ? depth : depth + 1);
  });

  it.each([
    ['', 0],
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['[1 2]', 3],
    ['[1}', 2],
    ['01', 1],
    ['1.', 1],
    ['+1', 0],
    ['NaN', 0],
    ['"a', 2],
    ['"\\"', 3],
    ['"\\x"', 0],
    ['"\\u12g4"', 0],
    ['"a\nb"', 0],
    ['1 1', 2],
    ["{'a':1}", 1],
  ])('says where %j stops being JSON', (text, offset) => {
    expect(() => JSON.parse(text) as unknown).toThrow();
    expect(() => parseJson(text)).toThrow(JsonFault);
    try {
      parseJson(text);
    } catch (fault) {
      expect((fault as JsonFault).offset).toBe(offset);
    }
  });

  it('agrees with JSON.parse on what is written', () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const value = (depth: number): unknown => {
      switch (random(depth > 5 ? 5 : 7)) {
        case 0:
          return random(1_000_000) / 1000 - 500;
        case 1:
          return ['', 'a"b', '\\', '\u0007', '😀', '‮x', '\\"', 'é\n'][random(8)];
        case 2:
          return random(2) === 0;
        case 3:
          return null;
        case 4:
          return random(100);
        case 5:
          return Array.from({ length: random(5) }, () => value(depth + 1));
        default:
          return Object.fromEntries(
            Array.from({ length: random(5) }, (_, i) => [`k"${String(i)}\n`, value(depth + 1)]),
          );
      }
    };
    for (let i = 0; i < 300; i++) {
      const text = JSON.stringify(value(0), null, random(3));
      expect(JSON.parse(written(parseJson(text)))).toEqual(JSON.parse(text));
    }
  });
});

describe('textOf', () => {
  it('resolves escapes', () => {
    expect(textOf('"a\\u00e9\\n"')).toBe('aé\n');
    expect(textOf('"plain"')).toBe('plain');
  });
});

describe('memberTexts', () => {
  it('cuts members out as they stand there', () => {
    const payload = '{ "n" : 12345678901234567890, "t":"}]\\"{", "n":1.0 }';
    const texts = memberTexts(`{"id":"x","interaction":${payload},"externalResponse":[1.00, {}] ,"last":null}`);
    expect([...texts]).toEqual([
      ['id', '"x"'],
      ['interaction', payload],
      ['externalResponse', '[1.00, {}]'],
      ['last', 'null'],
    ]);
  });

  it('does not mistake what is inside a payload for a member', () => {
    expect(memberTexts('{"interaction":{"externalResponse":1},"externalResponse":2}').get('externalResponse')).toBe(
      '2',
    );
  });

  it.each(['', '[]', '{"a":', '{"a":[1}', '{"a":1 "b":2}', '{"a"}'])('refuses %j', (text) => {
    expect(() => memberTexts(text)).toThrow(JsonFault);
  });
});

describe('elementTexts', () => {
  it('cuts elements out as they stand there', () => {
    expect(elementTexts(' [ 1.0, {"a":[1 ]} ,"]", [[]] ] ')).toEqual(['1.0', '{"a":[1 ]}', '"]"', '[[]]']);
    expect(elementTexts('[]')).toEqual([]);
  });

  it.each(['', '{}', '[1', '[1 2]', '[,]'])('refuses %j', (text) => {
    expect(() => elementTexts(text)).toThrow(JsonFault);
  });
});

describe('pathOf', () => {
  it('joins names and places by dots', () => {
    const sku = parseJson('{"items":[{},{"sku":"A"}]}').children[0]?.children[1]?.children[0];
    expect(sku && pathOf(sku)).toBe('items.1.sku');
  });

  it('has none for the root, nor below names that the API would split', () => {
    const root = parseJson('{"a.b":{"c":1},"":2}');
    expect(pathOf(root)).toBeNull();
    expect(root.children.map(pathOf)).toEqual([null, null]);
    expect(root.children[0]?.children.map(pathOf)).toEqual([null]);
  });
});
