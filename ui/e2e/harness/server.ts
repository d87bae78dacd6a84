import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const JAR = resolve(import.meta.dirname, '../../../server/target/provenance-server.jar');
const READY = /^Provenance is ready at (http\S+)/;
const PATIENCE_MS = 60_000;

/** The real server with a data directory of its own; each start is a new process on the same data. */
export class Server {
  readonly key = `pak_${randomBytes(32).toString('hex')}`;
  readonly rootKey = `pak_${randomBytes(32).toString('hex')}`;
  /** With the port that the first start was given, and every later one keeps. */
  url = '';
  private readonly data = mkdtempSync(join(tmpdir(), 'provenance-e2e-'));
  private process: ChildProcess | undefined;
  private readonly settings: Record<string, string>;

  constructor(settings: Record<string, string> = {}) {
    this.settings = settings;
  }

  async start(): Promise<this> {
    if (!existsSync(JAR)) {
      throw new Error(`${JAR} is missing (expected: the server was built)`);
    }
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
    const child = spawn(java, ['-Xmx512m', '-XX:+UseSerialGC', '-jar', JAR], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PROVENANCE_PORT: this.url === '' ? '0' : new URL(this.url).port,
        PROVENANCE_DATA_DIR: this.data,
        PROVENANCE_BOOTSTRAP_KEY: this.key,
        PROVENANCE_ROOT_KEY: this.rootKey,
        ...this.settings,
      },
    });
    this.process = child;
    this.url = await ready(child);
    return this;
  }

  /** A tenant with nothing in it: its admin key. */
  async newTenant(name = `tenant-${randomBytes(6).toString('hex')}`): Promise<string> {
    const response = await fetch(`${this.url}/api/tenants`, {
      method: 'POST',
      headers: { 'x-api-key': this.rootKey, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
    const created = (await response.json()) as { apiKey?: string };
    if (!created.apiKey) {
      throw new Error(`No tenant: ${String(response.status)} ${JSON.stringify(created)}`);
    }
    return created.apiKey;
  }

  /** Tells it to stop, and waits until it has. */
  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill(signal);
      await ended;
    }
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}

function ready(child: ChildProcess): Promise<string> {
  const said: string[] = [];
  return new Promise((resolveUrl, reject) => {
    const timer = setTimeout(() => {
      fail(`was not ready after ${String(PATIENCE_MS / 1000)} s`);
    }, PATIENCE_MS);
    const fail = (reason: string) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`The server ${reason}. It said:\n${said.slice(-20).join('\n')}`));
    };
    child.once('exit', (code) => {
      fail(`ended with ${String(code)}`);
    });
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream! }).on('line', (line) => {
        said.push(line);
        const url = READY.exec(line)?.[1];
        if (url) {
          clearTimeout(timer);
          child.removeAllListeners('exit');
          resolveUrl(url);
        }
      });
    }
  });
}
