import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { projectRoot, withFolder } from './support/places.js';
import { play } from './support/player.js';
import type { Story } from './support/story.js';

const folder = join(projectRoot, 'api/samples/clients');
const stories = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Story);

describe('the stories of api/samples/clients', () => {
  for (const story of stories) {
    it(story.name, { timeout: 30_000 }, () => play(story));
  }
});

describe('the same stories with a spool', () => {
  // maxQueued bounds a queue in memory; a spool has its own bound, see spool.test.ts.
  for (const story of stories.filter(({ client }) => !('maxQueued' in client))) {
    it(story.name, { timeout: 30_000 }, () =>
      withFolder((spoolDirectory) => play(story, { spoolDirectory })),
    );
  }
});
