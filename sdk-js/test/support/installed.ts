import { execFile } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from './places.js';

const run = promisify(execFile);

/** A folder of a user, in which the packed package is installed, under its own name and under another one. */
export class Installed {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async in(folder: string): Promise<Installed> {
    const installed = new Installed(folder);
    const { stdout } = await run(
      'npm',
      ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder],
      { cwd: packageRoot },
    );
    const tarball = `file:${stdout.trim()}`;
    const dependencies = { '@provenance-dev/sdk': tarball, '@stdiolabs/provenance-sdk': tarball };
    writeFileSync(
      join(folder, 'package.json'),
      JSON.stringify({ name: 'user', version: '1.0.0', private: true, dependencies }),
    );
    await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent'], { cwd: folder });
    cpSync(join(packageRoot, 'test/samples'), folder, { recursive: true });
    return installed;
  }

  /** What a program says on its standard output. */
  async run(program: string[], environment: Record<string, string> = {}): Promise<string> {
    const { stdout } = await run(process.execPath, program, {
      cwd: this.folder,
      env: { ...process.env, ...environment },
    });
    return stdout;
  }
}
