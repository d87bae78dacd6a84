import type { Hooks } from './hooks.js';

/** The limits of the queue. Times are in milliseconds, sizes in bytes of JSON. */
export interface QueueSettings {
  /** Interactions that may wait. Default 100,000. */
  maxQueued: number;
  /** Bytes that may wait. Default 64 MiB. */
  maxQueuedBytes: number;
  /** How long `log` waits for room before it drops the interaction; 0 drops at once. Default 100. */
  blockWhenFull: number;
  /** Interactions in one request. Default 1,000. */
  maxBatch: number;
  /** Bytes in one request; a single larger interaction goes alone. Default 4 MiB. */
  maxBatchBytes: number;
  /** Limit for one request, of the queue and of `api()`. Default 30,000. */
  requestTimeout: number;
  /** The first wait between two tries. Default 100. */
  retryFirst: number;
  /** The longest wait between two tries. Default 30,000. */
  retryLongest: number;
}

/** The directory in which the queue lives on disk. Node only. */
export interface SpoolSettings {
  /** Where the segments are kept. It is made if missing; only one process may use it. */
  spoolDirectory: string;
  /** At most so many milliseconds pass before what was logged is synced to disk. Default 50. */
  spoolSync: number;
  /** Bytes that the segments may take. Default 1 GiB. */
  maxSpoolBytes: number;
}

/** What a client is made with. */
export interface Options extends Partial<QueueSettings>, Partial<SpoolSettings>, Hooks {
  /** `pak_…`; on Node `PROVENANCE_API_KEY` where it is not given. */
  apiKey?: string | undefined;
  /** Where interactions come from, such as the name of the service; on Node `PROVENANCE_ORIGIN`. */
  origin?: string | undefined;
  /** Base address of the API; on Node `PROVENANCE_API_URL`. Default `http://localhost:4000/api`. */
  apiUrl?: string | undefined;
}

export const DEFAULT_API_URL = 'http://localhost:4000/api';

const QUEUE_DEFAULTS: QueueSettings = {
  maxQueued: 100_000,
  maxQueuedBytes: 64 * 1024 * 1024,
  blockWhenFull: 100,
  maxBatch: 1_000,
  maxBatchBytes: 4 * 1024 * 1024,
  requestTimeout: 30_000,
  retryFirst: 100,
  retryLongest: 30_000,
};

const SPOOL_DEFAULTS = { spoolSync: 50, maxSpoolBytes: 1024 * 1024 * 1024 };

/** @throws TypeError naming the setting that is no number or too small */
export function queueSettings(options: Options): QueueSettings {
  const settings = withDefaults(QUEUE_DEFAULTS, options);
  for (const name of [
    'maxQueued',
    'maxQueuedBytes',
    'maxBatch',
    'maxBatchBytes',
    'requestTimeout',
  ] as const) {
    requireAtLeast(1, name, settings[name]);
  }
  for (const name of ['blockWhenFull', 'retryFirst', 'retryLongest'] as const) {
    requireAtLeast(0, name, settings[name]);
  }
  return settings;
}

/** @throws TypeError naming the setting that is no number or too small */
export function spoolSettings(spoolDirectory: string, options: Options): SpoolSettings {
  const settings = withDefaults(SPOOL_DEFAULTS, options);
  requireAtLeast(0, 'spoolSync', settings.spoolSync);
  requireAtLeast(1, 'maxSpoolBytes', settings.maxSpoolBytes);
  return { spoolDirectory, ...settings };
}

function withDefaults<T extends object>(defaults: T, options: Options): T {
  const given = Object.entries(options).filter(([name, value]) => name in defaults && value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) };
}

function requireAtLeast(least: number, name: string, value: unknown): void {
  if (typeof value !== 'number' || !(value >= least)) {
    throw new TypeError(`${name}: ${String(value)} (expected: a number, ${least} or more)`);
  }
}
