import type { Listeners } from '../hooks.js';
import type { Queue } from './queue.js';
import { type Counts, type Delivery, Sender } from './sender.js';
import { WaitingRoom } from './waiting-room.js';

/** The counts of a client. */
export interface Stats extends Counts {
  /** Interactions that wait, those of the request under way included. */
  queued: number;
}

/** How many interactions are not stored yet. */
export interface Left {
  left: number;
}

/** What a queue tells: that there is something to send, and that there may be room again. */
export interface QueueEvents {
  work: () => void;
  room: () => void;
}

export type OpenQueue = (events: QueueEvents) => Queue;

export const DEFAULT_DEADLINE_MS = 10_000;

/** Everything between `log` and the server. */
export class Outbox {
  readonly #queue: Queue;
  readonly #room: WaitingRoom;
  readonly #sender: Sender;
  readonly #listeners: Listeners;
  readonly #counts: Counts = { sent: 0, dropped: 0, rejected: 0, retries: 0 };
  readonly #watchers = new Set<() => void>();
  #closing: Promise<Left> | undefined;

  constructor(
    openQueue: OpenQueue,
    delivery: Pick<Delivery, 'http' | 'settings' | 'listeners' | 'detached'>,
  ) {
    const { settings, listeners } = delivery;
    this.#listeners = listeners;
    this.#queue = openQueue({ work: () => this.#sender.wake(), room: () => this.#room.admit() });
    this.#room = new WaitingRoom(settings.blockWhenFull, (text) => this.#queue.offer(text));
    this.#sender = new Sender({
      ...delivery,
      queue: this.#queue,
      counts: this.#counts,
      onSettled: () => this.#settled(),
    });
    if (this.#queue.queued > 0) {
      this.#sender.wake();
    }
  }

  /** Undefined when it is in the queue; otherwise a promise that ends when it is, or has been dropped. */
  put(text: string): Promise<void> | undefined {
    if (this.#closing) {
      this.#dropped(text);
      return undefined;
    }
    if (this.#room.isEmpty && this.#queue.offer(text)) {
      return undefined;
    }
    return this.#room.wait(text).then((admitted) => {
      if (!admitted) {
        this.#dropped(text);
      }
    });
  }

  stats(): Stats {
    return { queued: this.#queue.queued, ...this.#counts };
  }

  async flush(deadline: number): Promise<Left> {
    const limit = new Limit(deadline);
    try {
      await limit.orPassed(this.#room.emptied());
      const target = this.#queue.entered;
      while (this.#queue.left < target && !limit.passed) {
        this.#queue.hurry();
        await limit.orPassed(this.#nextSettled());
      }
      return { left: Math.max(0, target - this.#queue.left) };
    } finally {
      limit.end();
    }
  }

  close(deadline: number): Promise<Left> {
    return (this.#closing ??= this.#close(deadline));
  }

  async #close(deadline: number): Promise<Left> {
    await this.flush(deadline);
    await this.#sender.stop();
    this.#room.close();
    const left = this.#queue.queued;
    for (const text of await this.#queue.close()) {
      this.#dropped(text);
    }
    return { left };
  }

  #dropped(text: string): void {
    this.#counts.dropped++;
    this.#listeners.dropped(text);
  }

  #settled(): void {
    this.#room.admit();
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    watchers.forEach((watcher) => watcher());
  }

  #nextSettled(): Promise<void> {
    return new Promise((resolve) => this.#watchers.add(resolve));
  }
}

/** A deadline that several waits share. */
class Limit {
  passed = false;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #over: Promise<void>;

  constructor(milliseconds: number) {
    let over: () => void;
    this.#over = new Promise((resolve) => (over = resolve));
    this.#timer = setTimeout(() => {
      this.passed = true;
      over();
    }, milliseconds);
  }

  orPassed(other: Promise<void>): Promise<void> {
    return Promise.race([other, this.#over]);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
