import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Listeners } from '../../hooks.js';
import type { OpenQueue, QueueEvents } from '../../queue/outbox.js';
import type { Entry, Queue } from '../../queue/queue.js';
import type { QueueSettings, SpoolSettings } from '../../settings.js';
import { type Lock, lockDirectory } from './lock.js';
import { Reader, type SpooledEntry } from './reader.js';
import { type Found, type Position, recover, type Segment, writePosition } from './segments.js';
import { Writer } from './writer.js';

const SEGMENT_BYTES = 8 * 1024 * 1024;
// Room comes back segment by segment, so a small spool needs several.
const LEAST_SEGMENTS = 8;

interface Parts {
  settings: SpoolSettings;
  limits: Pick<QueueSettings, 'maxQueued' | 'maxQueuedBytes'>;
  listeners: Listeners;
  lock: Lock;
  found: Found;
}

/** Opens the queue that lives in a directory, with what an earlier process has left there. */
export async function openSpool(
  settings: SpoolSettings,
  limits: QueueSettings,
  listeners: Listeners,
): Promise<OpenQueue> {
  const directory = resolve(settings.spoolDirectory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(directory, (error) => listeners.failed(error));
  try {
    const found = await recover(directory);
    const parts = { settings: { ...settings, spoolDirectory: directory }, limits, listeners, lock, found };
    return (events) => new Spool(parts, events);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A queue on disk: a writer appends to segments, and what it has synced is read from there. */
class Spool implements Queue {
  readonly durable = true;
  entered: number;
  left = 0;
  queued: number;
  readonly #parts: Parts;
  readonly #events: QueueEvents;
  readonly #segments: Segment[];
  readonly #writer: Writer;
  readonly #reader: Reader;
  #position: Position;
  #batch: SpooledEntry[] = [];
  #saved: Position;
  #saving: Promise<void> | undefined;

  constructor(parts: Parts, events: QueueEvents) {
    const { settings, listeners, found } = parts;
    this.#parts = parts;
    this.#events = events;
    this.#segments = found.segments;
    this.#position = this.#saved = found.position;
    this.entered = this.queued = found.lines;
    this.#reader = new Reader(settings.spoolDirectory, this.#segments);
    this.#writer = new Writer(
      {
        directory: settings.spoolDirectory,
        sync: settings.spoolSync,
        segmentBytes: Math.min(SEGMENT_BYTES, Math.ceil(settings.maxSpoolBytes / LEAST_SEGMENTS)),
        onWritten: () => {
          events.work();
          events.room();
        },
        onError: (error) => listeners.failed(error),
      },
      this.#segments,
      found.position.segment + 1,
    );
  }

  offer(text: string): boolean {
    const line = text + '\n';
    const bytes = Buffer.byteLength(line);
    const { settings, limits } = this.#parts;
    const { pending, pendingBytes } = this.#writer;
    if (
      this.#bytesOnDisk() + pendingBytes + bytes > settings.maxSpoolBytes ||
      pendingBytes + bytes > limits.maxQueuedBytes ||
      pending >= limits.maxQueued
    ) {
      return false;
    }
    this.entered++;
    this.queued++;
    this.#writer.append(line, bytes);
    return true;
  }

  async peek(maxCount: number, maxBytes: number): Promise<Entry[]> {
    const segments = this.#segments.length;
    this.#batch = await this.#reader.read(this.#position, maxCount, maxBytes);
    if (this.#segments.length < segments) {
      this.#events.room();
    }
    return [...this.#batch];
  }

  settle(entries: readonly Entry[]): void {
    for (const entry of entries) {
      entry.done = true;
    }
    this.queued -= entries.length;
    while (this.#batch[0]?.done) {
      this.#position = this.#batch.shift()!.end;
      this.left++;
    }
    this.#saving ??= this.#save();
  }

  hurry(): void {
    this.#writer.hurry();
  }

  async close(): Promise<string[]> {
    const lost = await this.#writer.close();
    await this.#saving;
    await this.#reader.close();
    await this.#parts.lock.release();
    return lost.map((line) => line.slice(0, -1));
  }

  #bytesOnDisk(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.size, 0);
  }

  /** One at a time, and always the newest. A position that could not be written only means that more is sent again. */
  async #save(): Promise<void> {
    // What is settled together is saved together, and the promise is in its field before it ends.
    await Promise.resolve();
    while (this.#saved !== this.#position) {
      const position = this.#position;
      try {
        await writePosition(this.#parts.settings.spoolDirectory, position);
      } catch (error) {
        this.#parts.listeners.failed(error instanceof Error ? error : new Error(String(error)));
      }
      this.#saved = position;
    }
    this.#saving = undefined;
  }
}
