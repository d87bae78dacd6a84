// Fails when what the browser loads for the first page is larger than it may be: scripts and styles, gzipped.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET = 300_000;
const FIRST_PAGE = ['index.html', 'src/pages/Home/HomePage.tsx'];

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const files = new Map();
FIRST_PAGE.forEach(collect);
const sum = [...files.values()].reduce((a, b) => a + b, 0);
console.log(`First page: ${(sum / 1000).toFixed(1)} kB gzip of ${BUDGET / 1000} kB, in ${files.size} files`);
if (sum > BUDGET) {
  console.error([...files].map(([file, size]) => `  ${(size / 1000).toFixed(1)} kB  ${file}`).join('\n'));
  process.exit(1);
}

function collect(name) {
  const chunk = manifest[name];
  if (!chunk) {
    throw new Error(`dist/.vite/manifest.json has no ${name}`);
  }
  if (files.has(chunk.file)) {
    return;
  }
  for (const file of [chunk.file, ...(chunk.css ?? [])]) {
    files.set(file, gzipSync(readFileSync(`dist/${file}`)).length);
  }
  (chunk.imports ?? []).forEach(collect);
}
