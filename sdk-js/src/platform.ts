import type { Context } from './context.js';
import type { Listeners } from './hooks.js';
import type { OpenQueue } from './queue/outbox.js';
import type { QueueSettings, SpoolSettings } from './settings.js';

/** What Node and a browser each do in their own way. */
export interface Platform {
  fillRandom(bytes: Uint8Array): void;
  /** In UTF-8. */
  byteLength(text: string): number;
  environment(name: string): string | undefined;
  currentContext(): Context | undefined;
  /** The same function, run as part of no request: neither its current context nor that of any tracing. */
  detached(work: () => void): () => void;
  openSpool(settings: SpoolSettings, limits: QueueSettings, listeners: Listeners): Promise<OpenQueue>;
}
