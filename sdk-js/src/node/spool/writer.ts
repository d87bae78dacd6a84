import { type FileHandle, open } from 'node:fs/promises';
import { type Segment, segmentPath } from './segments.js';

/** What a writer needs to know. */
export interface WriterSettings {
  directory: string;
  /** Milliseconds within which what is taken is on disk. */
  sync: number;
  segmentBytes: number;
  onWritten: () => void;
  onError: (error: Error) => void;
}

const HURRY_FROM_BYTES = 256 * 1024;
const RETRY_MS = 1_000;

/**
 * Appends lines to segments of its own, many with one sync. What an earlier process has left is never written to: that
 * process may still live, where the lock could not tell.
 */
export class Writer {
  pendingBytes = 0;
  readonly #settings: WriterSettings;
  /** Shared with the reader; the last one is being written, if a file is open. */
  readonly #segments: Segment[];
  #pending: string[] = [];
  #next: number;
  #file: FileHandle | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> | undefined;
  #failing = false;

  /** @param next the least number of the first segment */
  constructor(settings: WriterSettings, segments: Segment[], next: number) {
    this.#settings = settings;
    this.#segments = segments;
    this.#next = Math.max(next, (segments.at(-1)?.number ?? 0) + 1);
  }

  get pending(): number {
    return this.#pending.length;
  }

  /** @param line with its end */
  append(line: string, bytes: number): void {
    this.#pending.push(line);
    this.pendingBytes += bytes;
    if (this.pendingBytes >= HURRY_FROM_BYTES) {
      this.hurry();
    } else {
      this.#hurryIn(this.#settings.sync);
    }
  }

  /** Writes now what waits. */
  hurry(): void {
    if (this.#writing || this.#pending.length === 0 || this.#failing) {
      return;
    }
    this.#clearTimer();
    this.#writing = this.#write()
      .catch((error: unknown) => this.#failed(error))
      .finally(() => {
        this.#writing = undefined;
        if (this.#pending.length > 0 && !this.#failing) {
          this.#hurryIn(this.#settings.sync);
        }
      });
  }

  /** Tries once more to write what waits; answers the lines that could not be written. */
  async close(): Promise<string[]> {
    await this.#writing;
    this.#failing = false;
    this.hurry();
    await this.#writing;
    this.#clearTimer();
    await this.#file?.close();
    return this.#pending.splice(0);
  }

  async #write(): Promise<void> {
    while (this.#pending.length > 0) {
      const segment = await this.#openSegment();
      const { bytes, count } = this.#take(this.#settings.segmentBytes - segment.size);
      await writeFully(this.#file!, bytes, segment.size);
      await this.#file!.datasync();
      segment.size += bytes.length;
      this.#pending.splice(0, count);
      this.pendingBytes -= bytes.length;
      this.#settings.onWritten();
    }
  }

  async #openSegment(): Promise<Segment> {
    const last = this.#segments.at(-1);
    if (this.#file && last && last.size < this.#settings.segmentBytes) {
      return last;
    }
    await this.#file?.close();
    this.#file = undefined;
    const segment = { number: this.#next++, size: 0 };
    const file = await open(segmentPath(this.#settings.directory, segment.number), 'wx', 0o600);
    try {
      await syncDirectory(this.#settings.directory);
    } catch (error) {
      await file.close();
      throw error;
    }
    this.#file = file;
    this.#segments.push(segment);
    return segment;
  }

  /** At least one line, and as many more as there is room for. */
  #take(room: number): { bytes: Buffer; count: number } {
    const whole = Buffer.from(this.#pending.join(''));
    if (whole.length <= room) {
      return { bytes: whole, count: this.#pending.length };
    }
    let count = 1;
    let length = Buffer.byteLength(this.#pending[0]!);
    while (length < room) {
      const more = Buffer.byteLength(this.#pending[count]!);
      if (length + more > room) {
        break;
      }
      length += more;
      count++;
    }
    return { bytes: whole.subarray(0, length), count };
  }

  #failed(error: unknown): void {
    this.#failing = true;
    this.#settings.onError(error instanceof Error ? error : new Error(String(error)));
    this.#clearTimer();
    this.#hurryIn(RETRY_MS);
  }

  #hurryIn(milliseconds: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#failing = false;
      this.hurry();
    }, milliseconds);
  }

  #clearTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

async function writeFully(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Makes a new file's name as durable as its content. Windows has no such call, and needs none. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
