import { describe, expect, it } from 'vitest';
import { isFoundIn, meaningOf } from './meaning';

describe('meaningOf', () => {
  it('knows UUIDs in any case', () => {
    expect(meaningOf(' 550E8400-E29B-41D4-A716-446655440000 ')).toEqual({
      uuid: '550e8400-e29b-41d4-a716-446655440000',
    });
  });

  it('knows numbers of interactions', () => {
    expect(meaningOf('#123')).toEqual({ number: 123 });
    expect(meaningOf('1,234,567')).toEqual({ number: 1_234_567 });
  });

  it.each(['', '#0', '12 monkeys', '#-1', '9999999999999999', '550e8400-e29b-41d4-a716'])('sees none in %j', (text) => {
    expect(meaningOf(text)).toEqual({});
  });
});

describe('isFoundIn', () => {
  it('compares beginnings of words, in any order and case', () => {
    expect(isFoundIn('PAYMENT_SVC Payment service', 'serv pay')).toBe(true);
    expect(isFoundIn('PAYMENT_SVC Payment service', 'svc')).toBe(true);
    expect(isFoundIn('PAYMENT_SVC Payment service', 'ment')).toBe(false);
    expect(isFoundIn('Zahlungsübersicht', 'ZAHLUNGSÜ')).toBe(true);
  });
});
