import { describe, expect, it } from 'vitest';
import { preview } from './preview';

describe('preview', () => {
  it('writes small values whole', () => {
    expect(preview({ total: 99.5, tags: ['a', 'b'], note: null, ok: true })).toBe(
      '{total: 99.5, tags: ["a", "b"], note: null, ok: true}',
    );
    expect(preview('text')).toBe('"text"');
    expect(preview(null)).toBe('null');
    expect(preview([])).toBe('[]');
  });

  it('stays on one line', () => {
    expect(preview({ text: 'one\ntwo\u2028' })).not.toMatch(/\n/);
  });

  it('cuts long values, and says so', () => {
    expect(preview('x'.repeat(1000), 10)).toBe('"xxxxxxxxx…');
    expect(preview({ a: 'x'.repeat(1_000_000) }, 20)).toHaveLength(21);
  });

  it('looks only at what it shows', () => {
    let looked = 0;
    const big = new Proxy(
      Array.from({ length: 100_000 }, (_, i) => i),
      {
        get: (target, key, receiver): unknown => {
          looked++;
          return Reflect.get(target, key, receiver);
        },
      },
    );
    preview(big, 50);
    expect(looked).toBeLessThan(200);
  });

  it('survives depth', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) {
      deep = [deep];
    }
    expect(preview(deep, 20)).toBe(`${'['.repeat(20)}…`);
  });
});
