import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A program of test/children in a process of its own. */
export class Child {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  output = '';

  constructor(name: string, given: string[], environment: Record<string, string>) {
    const program = fileURLToPath(new URL(`../children/${name}.js`, import.meta.url));
    this.process = spawn(process.execPath, [program, ...given], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.process.stdout!.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.ended = new Promise((resolve) => this.process.once('close', resolve));
  }

  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.ended;
  }
}
