import { readFileSync, readlinkSync } from 'node:fs';
import { type FileHandle, link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A spool directory's mark that a process uses it. */
export interface Lock {
  release(): Promise<void>;
}

/** How often a mark is written again, and after how long without it its process counts as gone; in milliseconds. */
export interface Rhythm {
  beat: number;
  stale: number;
}

const TRIES = 5;
const RHYTHM: Rhythm = { beat: 2_000, stale: 15_000 };

/**
 * Marks a directory as used by this process. The mark of a process that is gone does not count: of one that can be
 * seen from here its id and start tell, of any other (in another container, on another machine) whether its mark is
 * written again and again.
 *
 * @param onLost is told when another process has taken the directory, because this one has stood still for too long
 * @throws Error naming the process that uses it
 */
export async function lockDirectory(
  directory: string,
  onLost: (error: Error) => void,
  rhythm: Rhythm = RHYTHM,
): Promise<Lock> {
  const path = join(directory, 'lock');
  // Written beside and then linked: so nobody ever sees the mark without its content.
  const mine = join(directory, `lock.${process.pid}.${Math.random().toString(36).slice(2)}`);
  const identity = `${identityOf(process.pid)} ${namespace()}\n`;
  const file = await open(mine, 'wx', 0o600);
  let held = false;
  try {
    await file.write(identity, 0);
    for (let tries = 0; tries < TRIES && !held; tries++) {
      held = await linked(mine, path);
      if (!held) {
        await removeStale(path, mine, rhythm);
      }
    }
    if (!held) {
      throw inUse(directory, 'another process');
    }
    return new HeldLock(path, file, identity, onLost, rhythm.beat);
  } finally {
    if (!held) {
      await file.close();
    }
    await rm(mine, { force: true });
  }
}

class HeldLock implements Lock {
  readonly #path: string;
  /** Of the mark itself, whatever is at its path by now. */
  readonly #file: FileHandle;
  readonly #identity: string;
  readonly #onLost: (error: Error) => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #beating: Promise<void> = Promise.resolve();

  constructor(
    path: string,
    file: FileHandle,
    identity: string,
    onLost: (error: Error) => void,
    beat: number,
  ) {
    this.#path = path;
    this.#file = file;
    this.#identity = identity;
    this.#onLost = onLost;
    this.#timer = setInterval(() => {
      this.#beating = this.#beating.then(() => this.#beat());
    }, beat);
    this.#timer.unref();
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#beating;
    const isMine = (await readIfThere(this.#path)) === this.#identity.trim();
    await this.#file.close();
    if (isMine) {
      await rm(this.#path, { force: true });
    }
  }

  async #beat(): Promise<void> {
    try {
      // The same again: the file system says when, by the clock that all who look at it share.
      await this.#file.write(this.#identity, 0);
      if ((await readIfThere(this.#path)) !== this.#identity.trim()) {
        clearInterval(this.#timer);
        this.#onLost(
          new Error(`${this.#path} is not this process's any more: another one uses the directory`),
        );
      }
    } catch (error) {
      this.#onLost(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

async function removeStale(path: string, mine: string, rhythm: Rhythm): Promise<void> {
  const holder = await readIfThere(path);
  if (holder === undefined) {
    return;
  }
  const [pid, start, place] = holder.split(' ');
  const isNear = place === undefined || place === namespace();
  if (isNear ? isAlive(`${pid} ${start}`) : await isBeating(path, mine, rhythm)) {
    const where = isNear ? '' : ` of ${place.split('/')[0]}`;
    throw inUse(path.slice(0, -'/lock'.length), `process ${pid}${where}`);
  }
  const aside = mine + '.stale';
  await rename(path, aside).catch(ignoreMissing);
  // Someone may have been faster, and what was moved aside is then a living process's mark.
  const moved = await readIfThere(aside);
  if (moved !== undefined && moved !== holder) {
    await linked(aside, path);
  }
  await rm(aside, { force: true });
}

/** Watches a mark until it is written again, or has not been for too long. */
async function isBeating(path: string, mine: string, { beat, stale }: Rhythm): Promise<boolean> {
  const first = await writtenAt(path);
  const now = await writtenAt(mine);
  if (first === undefined || now === undefined) {
    return false;
  }
  const until = performance.now() + Math.min(stale, stale - (now - first));
  while (performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(beat, stale / 10)));
    const last = await writtenAt(path);
    if (last !== first) {
      return last !== undefined;
    }
  }
  return false;
}

async function writtenAt(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    ignoreMissing(error);
    return undefined;
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    ignoreMissing(error);
    return undefined;
  }
}

function ignoreMissing(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
    throw error;
  }
}

function inUse(directory: string, by: string): Error {
  return new Error(
    `spoolDirectory ${directory} is used by ${by} (expected: a directory of its own for each process)`,
  );
}

/** A pid is given again to another process, after a restart of the machine or of a container. */
function identityOf(pid: number): string {
  return `${pid} ${startOf(pid) ?? '-'}`;
}

/** Within which a pid means something: machine, and on Linux the namespace of its pids. */
function namespace(): string {
  let pids = '-';
  try {
    pids = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Not Linux: all processes of the machine see each other.
  }
  return `${hostname()}/${pids}`;
}

function isAlive(identity: string): boolean {
  const pid = Number(identity.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) {
    return false;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' && identityOf(pid) === identity;
  }
  return identityOf(pid) === identity;
}

/** When a process began, in ticks since the machine did; undefined where the system does not tell (not Linux). */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything, spaces included. Start is field 22, the 20th behind it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${fields[19]!}@${boot}`;
  } catch {
    return undefined;
  }
}
