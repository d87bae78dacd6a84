import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { tmpdir } from 'node:os';
import { startFakeServer } from '../src/testing.js';
import { Installed } from './support/installed.js';
import { KEY, packageRoot } from './support/places.js';

const NAME = '@provenance-dev/sdk';

describe('the packed package', { timeout: 120_000 }, () => {
  let folder: string;
  let installed: Installed;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'provenance-sdk-js-'));
    installed = await Installed.in(folder);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  it('require_andImport_giveTheSameNames', async () => {
    const names =
      'console.log(Object.keys(sdk).filter((name) => !["default", "__esModule", "module.exports"].includes(name)).sort().join())';
    const required = await installed.run(['-e', `const sdk = require('${NAME}'); ${names}`]);
    const imported = await installed.run([
      '--input-type=module',
      '-e',
      `import * as sdk from '${NAME}'; ${names}`,
    ]);
    assert.equal(required, imported);
    for (const name of [
      'create',
      'contextFromHeaders',
      'express',
      'fastify',
      'runWithContext',
      'ProvenanceError',
    ]) {
      assert.ok(required.trim().split(',').includes(name), `${required} (expected: ${name})`);
    }
  });

  it('require_andImport_shareTheCurrentContext', async () => {
    const program = `
      import { createRequire } from 'node:module';
      import { currentContext } from '${NAME}';
      const { runWithContext } = createRequire(import.meta.url)('${NAME}');
      runWithContext({ userId: 'ada' }, () => console.log(currentContext().userId));`;
    assert.equal(await installed.run(['--input-type=module', '-e', program]), 'ada\n');
  });

  it('testing_requireAndImport_work', async () => {
    const use = 'startFakeServer().then((server) => server.close()).then(() => console.log("closed"))';
    assert.equal(
      await installed.run(['-e', `const { startFakeServer } = require('${NAME}/testing'); ${use}`]),
      'closed\n',
    );
    assert.equal(
      await installed.run([
        '--input-type=module',
        '-e',
        `import { startFakeServer } from '${NAME}/testing'; ${use}`,
      ]),
      'closed\n',
    );
  });

  it('browser_condition_worksWithoutNode', async () => {
    const server = await startFakeServer();
    const said = await installed.run(['--conditions=browser', 'browser.mjs'], {
      PROVENANCE_API_URL: server.apiUrl,
      PROVENANCE_API_KEY: KEY,
    });
    assert.deepEqual(JSON.parse(said), {
      left: 0,
      refused: 'spoolDirectory: only on Node (expected: none in a browser)',
      express: 'undefined',
    });
    assert.equal(server.interactions[0]?.resourceId, 'ü');
    await server.close();
  });

  it('browser_entries_importNothingOfNode', () => {
    for (const entry of ['esm/browser.js', 'cjs/browser.js']) {
      const files = reachableFrom(join(folder, 'node_modules', NAME, 'dist', entry));
      assert.ok(files.size > 10, `${[...files].join()} (expected: the whole client)`);
      for (const file of files) {
        assert.ok(file.startsWith(folder), `${entry} imports ${file}`);
      }
    }
  });

  for (const [name, extensions, options] of [
    ['Node', ['mts', 'cts'], { module: 'NodeNext', moduleResolution: 'NodeNext' }],
    ['browsers', ['mts'], { module: 'ESNext', moduleResolution: 'bundler', customConditions: ['browser'] }],
  ] as const) {
    it(`types_for${name}_needNoOtherTypes`, () => {
      const files = extensions.map((extension) => `for-${name}.${extension}`);
      const source = readFileSync(join(packageRoot, 'test/samples/consumer.ts'), 'utf8');
      files.forEach((file) => writeFileSync(join(folder, file), source));
      const compilerOptions = {
        ...options,
        target: 'ES2022',
        lib: ['ES2022', 'DOM'],
        types: [],
        strict: true,
        noEmit: true,
      };
      writeFileSync(join(folder, `tsconfig.${name}.json`), JSON.stringify({ compilerOptions, files }));
      const tsc = createRequire(join(packageRoot, 'package.json')).resolve('typescript/bin/tsc');
      const { stdout } = spawnSync(process.execPath, [tsc, '-p', `tsconfig.${name}.json`], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.equal(stdout, '');
    });
  }
});

/** Every module that a file leads to; what is no file of its own is named as it is imported. */
function reachableFrom(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const [, module = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:from |require\(|import )["']([^"']+)["']/g,
    )) {
      if (module.startsWith('.')) {
        reachableFrom(resolve(dirname(file), module), seen);
      } else {
        seen.add(module);
      }
    }
  }
  return seen;
}
