// Fails when the scripts name a class of Mantine's that no style sheet has: src/theme/components.css lacks that component.
import { readdirSync, readFileSync } from 'node:fs';

const ASSETS = 'dist/assets';
const CLASS = /\bm_[0-9a-f]{7,8}\b/g;

const known = classes(readFileSync('node_modules/@mantine/core/styles.css', 'utf8'));
const styled = classes(textOf('.css'));
const missing = [...classes(textOf('.js'))].filter((name) => known.has(name) && !styled.has(name));
if (missing.length > 0) {
  console.error(`Classes without a style: ${missing.join(' ')}`);
  process.exit(1);
}

function classes(text) {
  return new Set(text.match(CLASS));
}

function textOf(ending) {
  const files = readdirSync(ASSETS).filter((name) => name.endsWith(ending));
  return files.map((name) => readFileSync(`${ASSETS}/${name}`, 'utf8')).join('\n');
}
