import { ConnectionError, type ErrorDetail, ProvenanceError } from '../errors.js';
import type { Listeners } from '../hooks.js';
import type { Http } from '../http.js';
import type { QueueSettings } from '../settings.js';
import { Backoff } from './backoff.js';
import { type Outcome, outcomeOf } from './outcome.js';
import type { Entry, Queue } from './queue.js';

const PATH = '/interactions/batch';

/** How often things happened. */
export interface Counts {
  sent: number;
  dropped: number;
  rejected: number;
  retries: number;
}

/** What a sender works with. */
export interface Delivery {
  queue: Queue;
  http: Http;
  settings: QueueSettings;
  listeners: Listeners;
  counts: Counts;
  /** Runs what is given to it as part of no request. */
  detached: (work: () => void) => () => void;
  /** Called whenever entries have left the queue. */
  onSettled: () => void;
}

/** Takes what waits and posts it, one request at a time, until the server has everything. */
export class Sender {
  readonly #delivery: Delivery;
  readonly #backoff: Backoff;
  readonly #stop = new AbortController();
  readonly #start: () => void;
  #running: Promise<void> | undefined;
  #wanted = false;

  constructor(delivery: Delivery) {
    this.#delivery = delivery;
    this.#backoff = new Backoff(delivery.settings.retryFirst, delivery.settings.retryLongest);
    this.#start = delivery.detached(() => {
      this.#running = this.#run();
    });
  }

  /** There may be something to send. */
  wake(): void {
    this.#wanted = true;
    if (!this.#running) {
      this.#start();
    }
  }

  /** Breaks off what is under way, and comes back when it has ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    // What the same piece of code logs next goes along.
    await Promise.resolve();
    while (this.#wanted && !this.#stopped()) {
      this.#wanted = false;
      const batch = await this.#peek();
      if (batch.length > 0) {
        this.#wanted = true;
        await this.#deliver(batch);
      }
    }
    // Here and not in a callback: who wakes the sender a microtask later must find it ended.
    this.#running = undefined;
  }

  async #peek(): Promise<Entry[]> {
    const { queue, settings, listeners } = this.#delivery;
    try {
      return await queue.peek(settings.maxBatch, settings.maxBatchBytes);
    } catch (error) {
      listeners.failed(error instanceof Error ? error : new Error(String(error)));
      await this.#sleep(this.#backoff.wait(undefined));
      this.#wanted = true;
      return [];
    }
  }

  /** Returns when each entry is stored or rejected, or the sender was stopped. */
  async #deliver(entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) {
      return;
    }
    const outcome = await this.#tryUntilSettled(entries);
    switch (outcome?.kind) {
      case 'stored':
        return this.#sent(entries);
      case 'items':
        for (const [index, reasons] of outcome.reasons) {
          this.#rejected(entries[index]!, reasons);
        }
        return this.#deliver(entries.filter((entry) => !entry.done));
      case 'halve':
        if (entries.length === 1) {
          return this.#rejected(entries[0]!, outcome.reasons);
        }
        await this.#deliver(entries.slice(0, entries.length >> 1));
        return this.#deliver(entries.slice(entries.length >> 1));
    }
  }

  async #tryUntilSettled(
    entries: readonly Entry[],
  ): Promise<Exclude<Outcome, { kind: 'again' }> | undefined> {
    const body = entries.map((entry) => entry.text + '\n').join('');
    while (!this.#stopped()) {
      const outcome = await this.#try(body, entries.length);
      if (outcome.kind !== 'again') {
        this.#backoff.reset();
        return outcome;
      }
      if (!this.#stopped()) {
        await this.#waitToTryAgain(outcome.error, outcome.lasting);
      }
    }
    return undefined;
  }

  async #try(body: string, size: number): Promise<Outcome> {
    const { http } = this.#delivery;
    const headers = { 'content-type': 'application/x-ndjson' };
    try {
      const answer = await http.send({
        method: 'POST',
        path: PATH,
        headers,
        body,
        signal: this.#stop.signal,
      });
      return outcomeOf(answer, size, http.url(PATH));
    } catch (error) {
      if (error instanceof ConnectionError) {
        return { kind: 'again', lasting: false, error };
      }
      const message = error instanceof Error ? error.message : String(error);
      return {
        kind: 'again',
        lasting: true,
        error: new ProvenanceError(message, { status: 0, detail: message, cause: error }),
      };
    }
  }

  async #waitToTryAgain(error: ProvenanceError, lasting: boolean): Promise<void> {
    const { counts, listeners } = this.#delivery;
    const wait = lasting ? this.#backoff.longest(error.retryAfter) : this.#backoff.wait(error.retryAfter);
    listeners.failed(error);
    await this.#sleep(wait);
    if (!this.#stopped()) {
      counts.retries++;
    }
  }

  #sent(entries: readonly Entry[]): void {
    const { queue, counts, listeners, onSettled } = this.#delivery;
    counts.sent += entries.length;
    queue.settle(entries);
    listeners.sent(entries.map((entry) => entry.text));
    onSettled();
  }

  #rejected(entry: Entry, reasons: ErrorDetail[]): void {
    const { queue, counts, listeners, onSettled } = this.#delivery;
    counts.rejected++;
    queue.settle([entry]);
    listeners.rejected(entry.text, reasons);
    onSettled();
  }

  /** Holds the process, unless what waits is safe on disk. */
  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const { signal } = this.#stop;
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer: { unref?: () => void } & ReturnType<typeof setTimeout> = setTimeout(end, milliseconds);
      if (this.#delivery.queue.durable) {
        timer.unref();
      }
      signal.addEventListener('abort', end);
      if (signal.aborted) {
        end();
      }
    });
  }

  #stopped(): boolean {
    return this.#stop.signal.aborted;
  }
}
