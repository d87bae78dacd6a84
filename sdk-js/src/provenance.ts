import { type Api, apiOf } from './api/api.js';
import type { LoggerContext } from './context.js';
import { Listeners } from './hooks.js';
import { Http } from './http.js';
import { type Interaction, lineOf } from './interaction.js';
import type { Platform } from './platform.js';
import { MemoryQueue } from './queue/memory.js';
import { DEFAULT_DEADLINE_MS, type Left, type OpenQueue, Outbox, type Stats } from './queue/outbox.js';
import { DEFAULT_API_URL, type Options, queueSettings, spoolSettings } from './settings.js';
import { Uuids } from './uuid.js';

/** For `flush` and `close`. */
export interface Deadline {
  /** Milliseconds. Default 10,000. */
  deadline?: number;
}

interface Core {
  platform: Platform;
  uuids: Uuids;
  outbox: Outbox;
}

/** Logs interactions, with a context of its own. */
export class Logger {
  readonly #core: Core;
  readonly #context: LoggerContext;

  /** @internal */
  constructor(core: Core, context: LoggerContext) {
    this.#core = core;
    this.#context = context;
  }

  /**
   * Puts an interaction into the queue; a sender of its own brings it to the server. The interaction is read before this
   * returns, so it may be changed afterwards. An outage makes no call fail.
   *
   * @returns its span id, once it is in the queue (or has been dropped, see `onDropped`)
   * @throws TypeError (as a rejection) when it can never be stored, or not be written as JSON
   */
  async log(interaction: Interaction): Promise<string> {
    const { platform, uuids, outbox } = this.#core;
    const line = lineOf(interaction, this.#context, platform.currentContext(), uuids);
    const full = outbox.put(line.text);
    if (full) {
      await full;
    }
    return line.spanId;
  }

  /** A logger that adds these members to each interaction that lacks them. This one stays as it is. */
  addContext(context: LoggerContext): Logger {
    return new Logger(this.#core, { ...this.#context, ...context });
  }
}

/** A client of one Provenance server. */
export class Provenance extends Logger {
  readonly #outbox: Outbox;
  readonly #api: Api;

  /** @internal */
  constructor(core: Core, origin: string | undefined, api: Api) {
    super(core, { origin });
    this.#outbox = core.outbox;
    this.#api = api;
  }

  /** The REST API, call by call. Need not be awaited, and may be. */
  api(): Api {
    return this.#api;
  }

  /** Waits until everything logged before is stored, or the deadline has passed. */
  flush({ deadline = DEFAULT_DEADLINE_MS }: Deadline = {}): Promise<Left> {
    return this.#outbox.flush(deadline);
  }

  /**
   * Takes nothing more, and sends what waits. What is left when the deadline has passed is safe with a spool, and dropped
   * without.
   */
  close({ deadline = DEFAULT_DEADLINE_MS }: Deadline = {}): Promise<Left> {
    return this.#outbox.close(deadline);
  }

  stats(): Stats {
    return this.#outbox.stats();
  }
}

/** @throws TypeError for a setting that cannot be */
export async function createOn(platform: Platform, options: Options): Promise<Provenance> {
  const apiKey = requireKey(options.apiKey ?? platform.environment('PROVENANCE_API_KEY'));
  const apiUrl = requireUrl(options.apiUrl ?? platform.environment('PROVENANCE_API_URL') ?? DEFAULT_API_URL);
  const origin = options.origin ?? platform.environment('PROVENANCE_ORIGIN');
  const settings = queueSettings(options);
  const listeners = new Listeners(options);
  const http = new Http(apiUrl, apiKey, settings.requestTimeout);
  let openQueue: OpenQueue = (events) =>
    new MemoryQueue(settings, (text) => platform.byteLength(text), events.work);
  if (options.spoolDirectory !== undefined) {
    openQueue = await platform.openSpool(spoolSettings(options.spoolDirectory, options), settings, listeners);
  }
  const outbox = new Outbox(openQueue, {
    http,
    settings,
    listeners,
    detached: (work) => platform.detached(work),
  });
  const uuids = new Uuids((bytes) => platform.fillRandom(bytes));
  return new Provenance({ platform, uuids, outbox }, origin, apiOf(http));
}

/** The message does not repeat the key: errors end up in logs. */
function requireKey(value: string | undefined): string {
  const key = typeof value === 'string' ? value.trim() : '';
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new TypeError(`apiKey: ${key === '' ? 'is missing' : 'is no key'} (expected: one like pak_…)`);
  }
  return key;
}

function requireUrl(value: string): string {
  let protocol = '';
  try {
    protocol = new URL(value).protocol;
  } catch {
    // Falls through to the error, which says what was expected.
  }
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new TypeError(`apiUrl: ${JSON.stringify(value)} (expected: an address like ${DEFAULT_API_URL})`);
  }
  return value;
}
