import type { Entry, Queue } from './queue.js';

const COMPACT_FROM = 1024;

/** A queue that lives as long as the process. */
export class MemoryQueue implements Queue {
  readonly durable = false;
  entered = 0;
  left = 0;
  queued = 0;
  readonly #maxCount: number;
  readonly #maxBytes: number;
  readonly #byteLength: (text: string) => number;
  readonly #onWork: () => void;
  #entries: Entry[] = [];
  #head = 0;
  #bytes = 0;

  constructor(
    limits: { maxQueued: number; maxQueuedBytes: number },
    byteLength: (text: string) => number,
    onWork: () => void,
  ) {
    this.#maxCount = limits.maxQueued;
    this.#maxBytes = limits.maxQueuedBytes;
    this.#byteLength = byteLength;
    this.#onWork = onWork;
  }

  offer(text: string): boolean {
    const bytes = this.#byteLength(text) + 1;
    if (this.#entries.length - this.#head >= this.#maxCount || this.#bytes + bytes > this.#maxBytes) {
      return false;
    }
    this.#entries.push({ text, bytes, done: false });
    this.#bytes += bytes;
    this.entered++;
    this.queued++;
    this.#onWork();
    return true;
  }

  peek(maxCount: number, maxBytes: number): Promise<Entry[]> {
    const batch: Entry[] = [];
    let bytes = 0;
    for (let index = this.#head; index < this.#entries.length && batch.length < maxCount; index++) {
      const entry = this.#entries[index]!;
      bytes += entry.bytes;
      if (batch.length > 0 && bytes > maxBytes) {
        break;
      }
      batch.push(entry);
    }
    return Promise.resolve(batch);
  }

  settle(entries: readonly Entry[]): void {
    for (const entry of entries) {
      entry.done = true;
    }
    this.queued -= entries.length;
    while (this.#entries[this.#head]?.done) {
      this.#bytes -= this.#entries[this.#head]!.bytes;
      this.#head++;
      this.left++;
    }
    if (this.#head >= COMPACT_FROM && this.#head * 2 >= this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
  }

  hurry(): void {
    // Everything can be seen at once.
  }

  close(): Promise<string[]> {
    const lost = this.#entries.slice(this.#head).filter((entry) => !entry.done);
    this.#entries = [];
    this.#head = 0;
    this.queued = 0;
    return Promise.resolve(lost.map((entry) => entry.text));
  }
}
