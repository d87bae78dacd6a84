import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from './places.js';

const JAR = join(projectRoot, 'server/target/provenance-server.jar');
const KEY = `pak_${'5d'.repeat(32)}`;
const READY_WITHIN_MS = 120_000;

/** The real server on a data directory and a port of its own, which it keeps when it is started again. */
export class RealServer {
  readonly key = KEY;
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  static async start(folder: string): Promise<RealServer> {
    const server = new RealServer(folder, await freePort());
    await server.start();
    return server;
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  async start(): Promise<void> {
    const home = process.env.JAVA_HOME;
    if (!home || !existsSync(JAR)) {
      throw new Error(`JAVA_HOME ${home ?? 'is not set'}, ${JAR} (expected: a JDK 25 and the built server)`);
    }
    const child = spawn(join(home, 'bin/java'), ['-Xmx512m', '-XX:+UseSerialGC', '-jar', JAR], {
      env: {
        ...process.env,
        PROVENANCE_PORT: String(this.#port),
        PROVENANCE_DATA_DIR: join(this.#folder, 'data'),
        PROVENANCE_BOOTSTRAP_KEY: KEY,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    await ready(child);
  }

  /** As if the power went off, for this process. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    }
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => fail('is not ready in time'), READY_WITHIN_MS);
    const fail = (what: string): void => {
      clearTimeout(timer);
      reject(new Error(`the server ${what}; it said: ${said.slice(-2_000)}`));
    };
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/^Provenance is ready at/m.test(said)) {
        clearTimeout(timer);
        resolve();
      }
    });
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-10_000)));
    child.once('error', (error) => fail(`did not start: ${error.message}`));
    child.once('exit', (code, signal) => fail(`ended with ${code ?? signal}`));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createServer();
    socket.once('error', reject);
    socket.listen(0, '127.0.0.1', () => {
      const { port } = socket.address() as { port: number };
      socket.close(() => resolve(port));
    });
  });
}
