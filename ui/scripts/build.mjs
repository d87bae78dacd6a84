// What Maven calls: installs the packages and builds the pages, each only if something is newer than its last result.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const installed = 'node_modules/.package-lock.json';
const built = 'dist/index.html';
const sources = ['src', 'public', 'index.html', 'vite.config.ts', 'postcss.config.cjs', 'package.json', installed];

if (newest(['package-lock.json']) > time(installed)) {
  run('npm', 'ci', '--no-audit', '--no-fund');
}
if (newest(sources) > time(built)) {
  run('npm', 'run', '--silent', 'build');
}

function run(...command) {
  const [program, ...rest] = command;
  const ended = spawnSync(program, rest, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (ended.error) {
    console.error(`${command.join(' ')} could not be started: ${ended.error.message} (Node 20 with npm is needed)`);
  }
  if (ended.status !== 0) {
    process.exit(ended.status ?? 1);
  }
}

// Directories count too: their time changes when a file in them is deleted or renamed.
function newest(paths) {
  return Math.max(0, ...paths.map(newestBelow));
}

function newestBelow(path) {
  if (!existsSync(path)) {
    return 0;
  }
  const stat = statSync(path);
  return stat.isDirectory()
    ? Math.max(stat.mtimeMs, newest(readdirSync(path).map((name) => join(path, name))))
    : stat.mtimeMs;
}

function time(path) {
  return existsSync(path) ? statSync(path).mtimeMs : -1;
}
