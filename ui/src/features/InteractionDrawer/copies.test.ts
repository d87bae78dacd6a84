import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { quoted } from './copies';

describe('quoted', () => {
  it.each(['order-789', "it's", '$(id)', '`id`', 'a b', '"', '\\', '!', 'a\nb', '', '😀', '*', "''", '-x'])(
    'is taken by a shell for exactly %j',
    (text) => {
      expect(execFileSync('sh', ['-c', `printf %s ${quoted(text)}`], { encoding: 'utf8' })).toBe(text);
    },
  );
});
