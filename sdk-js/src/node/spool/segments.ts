import { open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the spool, and how much of it is on disk for sure. */
export interface Segment {
  readonly number: number;
  size: number;
}

/** Up to where the server has everything. */
export interface Position {
  segment: number;
  offset: number;
}

/** What was found at the start. */
export interface Found {
  segments: Segment[];
  position: Position;
  /** Lines behind the position. */
  lines: number;
}

const NAME = /^(\d{8,})\.ndjson$/;
const NEWLINE = 10;
const CHUNK_BYTES = 1024 * 1024;

export function segmentPath(directory: string, number: number): string {
  return join(directory, `${String(number).padStart(8, '0')}.ndjson`);
}

/** Removes what was sent, and cuts off lines that were not written to their end. */
export async function recover(directory: string): Promise<Found> {
  const numbers = (await readdir(directory))
    .map((name) => Number(NAME.exec(name)?.[1] ?? NaN))
    .filter((number) => !Number.isNaN(number))
    .sort((a, b) => a - b);
  const sent = await readPosition(directory);
  const segments: Segment[] = [];
  let lines = 0;
  for (const number of numbers) {
    if (number < sent.segment) {
      await rm(segmentPath(directory, number), { force: true });
      continue;
    }
    const from = number === sent.segment ? sent.offset : 0;
    const { size, count } = await cutTorn(segmentPath(directory, number), from);
    if (size === 0) {
      await rm(segmentPath(directory, number), { force: true });
      continue;
    }
    segments.push({ number, size });
    lines += count;
  }
  return { segments, position: startOf(sent, segments), lines };
}

/** Atomically, so that a reader sees the old position or the new one. */
export async function writePosition(directory: string, position: Position): Promise<void> {
  const path = join(directory, 'sent');
  await writeFile(path + '.new', `${String(position.segment).padStart(8, '0')} ${position.offset}\n`, {
    mode: 0o600,
  });
  await rename(path + '.new', path);
}

/** No position, or one that was damaged: everything is sent once more, and the server knows it by its keys. */
async function readPosition(directory: string): Promise<Position> {
  let text: string;
  try {
    text = await readFile(join(directory, 'sent'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      throw error;
    }
    text = '';
  }
  const [, segment, offset] = /^(\d+) (\d+)\s*$/.exec(text) ?? [];
  return { segment: Number(segment ?? 0), offset: Number(offset ?? 0) };
}

function startOf(sent: Position, segments: readonly Segment[]): Position {
  const first = segments[0];
  if (!first) {
    return { segment: sent.segment, offset: 0 };
  }
  return first.number === sent.segment
    ? { segment: first.number, offset: Math.min(sent.offset, first.size) }
    : { segment: first.number, offset: 0 };
}

/** Counts the lines that begin at `from` or later. */
async function cutTorn(path: string, from: number): Promise<{ size: number; count: number }> {
  const file = await open(path, 'r+');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let position = 0;
    let size = 0;
    let count = 0;
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
      if (bytesRead === 0) {
        break;
      }
      for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < bytesRead; at = chunk.indexOf(NEWLINE, at + 1)) {
        size = position + at + 1;
        count += size > from ? 1 : 0;
      }
      position += bytesRead;
    }
    if (position > size) {
      await file.truncate(size);
      await file.sync();
    }
    return { size, count };
  } finally {
    await file.close();
  }
}
