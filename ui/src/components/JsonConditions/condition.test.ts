import { describe, expect, test } from 'vitest';
import { conditionFromJson, conditionInWords, conditionToJson, isComplete, type JsonCondition } from './condition';

const equals = (value: string): JsonCondition => ({ path: 'order.total', operator: 'equals', value });

describe('a condition as the API takes it', () => {
  test.each([
    ['100', '100'],
    ['1.50', '1.50'],
    ['12345678901234567890', '12345678901234567890'],
    ['true', 'true'],
    ['null', 'null'],
    ['"100"', '"100"'],
    ['{"a":1}', '{"a":1}'],
    ['card', '"card"'],
    ['1.', '"1."'],
    ['say "hi"', '"say \\"hi\\""'],
    ['שלום', '"שלום"'],
  ])('what is typed as %s is sent as %s, and read back the same', (value, json) => {
    const text = conditionToJson(equals(value));
    expect(text).toBe(`{"path":"order.total","operator":"equals","value":${json}}`);
    expect(conditionFromJson(text)).toEqual(equals(value));
  });

  test('only text begins with something', () => {
    const condition: JsonCondition = { path: 'sku', operator: 'startsWith', value: '12' };
    expect(conditionToJson(condition)).toBe('{"path":"sku","operator":"startsWith","value":"12"}');
    expect(conditionFromJson(conditionToJson(condition))).toEqual(condition);
  });

  test('exists has true or false for a value, whatever was typed before', () => {
    expect(conditionToJson({ path: 'a', operator: 'exists', value: 'card' })).toContain('"value":true');
    expect(conditionFromJson('{"path":"a","operator":"exists"}')?.value).toBe('true');
    expect(conditionInWords({ path: 'a', operator: 'exists', value: 'false' })).toBe('a is missing');
  });

  test('empty text has to be quoted', () => {
    expect(isComplete(equals(''))).toBe(false);
    expect(isComplete(equals('""'))).toBe(true);
    expect(conditionFromJson('{"path":"order.total","operator":"equals","value":""}')).toEqual(equals('""'));
  });

  test.each(['', '{', 'null', '[]', '{"path":1,"operator":"equals"}', '{"path":"a","operator":"like","value":1}'])(
    'nonsense is no condition: %s',
    (json) => {
      expect(conditionFromJson(json)).toBeUndefined();
    },
  );
});
