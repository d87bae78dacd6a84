import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A spool directory's mark that a process uses it. */
export interface Lock {
  release(): Promise<void>;
}

const TRIES = 5;

/**
 * Marks a directory as used by this process. The mark of a process that is gone does not count.
 *
 * @throws Error naming the process that uses it
 */
export async function lockDirectory(directory: string): Promise<Lock> {
  const path = join(directory, 'lock');
  // Written beside and then linked: so nobody ever sees the mark without its content.
  const mine = join(directory, `lock.${process.pid}.${Math.random().toString(36).slice(2)}`);
  await writeFile(mine, identityOf(process.pid) + '\n', { mode: 0o600 });
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      if (await linked(mine, path)) {
        return { release: () => rm(path, { force: true }) };
      }
      await removeStale(path, mine);
    }
    throw inUse(directory, 'another process');
  } finally {
    await rm(mine, { force: true });
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

async function removeStale(path: string, mine: string): Promise<void> {
  const holder = await readIfThere(path);
  if (holder === undefined) {
    return;
  }
  if (isAlive(holder)) {
    throw inUse(path.slice(0, -'/lock'.length), `process ${holder.split(' ')[0]}`);
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
