import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Compiled, this file is in build-test/test/support.
export const packageRoot = fileURLToPath(new URL('../../../', import.meta.url));
export const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));

/** Runs `work` with a new folder, which is gone afterwards. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'provenance-sdk-js-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Asks again until it holds; fails naming what it waited for. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  within = 10_000,
): Promise<void> {
  const until = Date.now() + within;
  while (!(await holds())) {
    if (Date.now() > until) {
      throw new Error(`not within ${within} ms: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const KEY = `pak_${'0'.repeat(64)}`;
export const UOW = '550e8400-e29b-41d4-a716-446655440000';
