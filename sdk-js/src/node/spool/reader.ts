import { type FileHandle, open, rm } from 'node:fs/promises';
import type { Entry } from '../../queue/queue.js';
import { type Position, type Segment, segmentPath } from './segments.js';

/** A line of a segment. */
export interface SpooledEntry extends Entry {
  /** Where the next one begins. */
  readonly end: Position;
}

const NEWLINE = 10;
const READ_BYTES = 512 * 1024;

/** Reads lines from the segments, and deletes a segment that was sent. */
export class Reader {
  readonly #directory: string;
  /** Shared with the writer; the last one is being written. */
  readonly #segments: Segment[];
  #file: FileHandle | undefined;
  #opened: number | undefined;

  constructor(directory: string, segments: Segment[]) {
    this.#directory = directory;
    this.#segments = segments;
  }

  /** The lines from `position` on, of one segment. */
  async read(position: Position, maxCount: number, maxBytes: number): Promise<SpooledEntry[]> {
    const start = await this.#skipSent(position);
    const segment = this.#segments[0];
    if (!segment || segment.size <= start.offset) {
      return [];
    }
    const available = segment.size - start.offset;
    const file = await this.#open(segment.number);
    for (let want = Math.min(READ_BYTES, maxBytes); ; want *= 2) {
      const bytes = Buffer.allocUnsafe(Math.min(want, available));
      const { bytesRead } = await file.read(bytes, 0, bytes.length, start.offset);
      const entries = linesOf(bytes.subarray(0, bytesRead), start, maxCount, maxBytes);
      if (entries.length > 0) {
        return entries;
      }
      if (bytes.length === available || bytesRead < bytes.length) {
        throw new Error(
          `${segmentPath(this.#directory, segment.number)}: no line at byte ${start.offset} (expected: ${available} bytes of lines)`,
        );
      }
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }

  async #skipSent(position: Position): Promise<Position> {
    while (this.#segments.length > 1 && this.#isSent(this.#segments[0]!, position)) {
      const sent = this.#segments.shift()!;
      await this.close();
      await rm(segmentPath(this.#directory, sent.number), { force: true });
    }
    const first = this.#segments[0];
    return first && first.number > position.segment ? { segment: first.number, offset: 0 } : position;
  }

  #isSent(segment: Segment, position: Position): boolean {
    return (
      segment.number < position.segment ||
      (segment.number === position.segment && position.offset >= segment.size)
    );
  }

  async #open(number: number): Promise<FileHandle> {
    if (this.#opened !== number || !this.#file) {
      await this.close();
      this.#file = await open(segmentPath(this.#directory, number), 'r');
      this.#opened = number;
    }
    return this.#file;
  }
}

function linesOf(bytes: Buffer, start: Position, maxCount: number, maxBytes: number): SpooledEntry[] {
  const entries: SpooledEntry[] = [];
  let from = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
    if (entries.length === maxCount || (entries.length > 0 && at + 1 > maxBytes)) {
      break;
    }
    const end = { segment: start.segment, offset: start.offset + at + 1 };
    entries.push({ text: bytes.toString('utf8', from, at), bytes: at + 1 - from, done: false, end });
    from = at + 1;
  }
  return entries;
}
