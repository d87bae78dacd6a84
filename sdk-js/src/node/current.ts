import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from '../context.js';

// One for the process: the package may be loaded twice, by import and by require.
const KEY = Symbol.for('@provenance-dev/sdk:current-context');
const current = sharedStorage();

/** The context of the async call that runs; undefined outside of `runWithContext` and the middleware. */
export function currentContext(): Context | undefined {
  return current.getStore();
}

/** Runs `work`, and whatever it starts, within a context. What this context leaves out is that of the outer one. */
export function runWithContext<T>(context: Context, work: () => T): T {
  const given = Object.entries(context).filter(([, value]) => value !== undefined);
  return current.run({ ...current.getStore(), ...Object.fromEntries(given) }, work);
}

/** The same, without anything of the outer context. */
export function runWithOnly<T>(context: Context, work: () => T): T {
  return current.run(context, work);
}

function sharedStorage(): AsyncLocalStorage<Context> {
  const shared = globalThis as Record<symbol, unknown>;
  const storage = (shared[KEY] as AsyncLocalStorage<Context> | undefined) ?? new AsyncLocalStorage<Context>();
  shared[KEY] = storage;
  return storage;
}
